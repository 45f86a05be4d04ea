import type { PortSuite } from '../port-suite.ts'
import { approvalCases } from './approval-cases.ts'
import { auditCases } from './audit-cases.ts'
import { commandCases } from './command-cases.ts'
import { commitCases } from './commit-cases.ts'
import { controlCases } from './control-cases.ts'
import { credentialCases } from './credential-cases.ts'
import { directoryCases } from './directory-cases.ts'
import { durableCases } from './durable-cases.ts'
import { erasureCases } from './erasure-cases.ts'
import { hostileIdCases } from './hostile-id-cases.ts'
import { isolationCases } from './isolation-cases.ts'
import { journalCases } from './journal-cases.ts'
import { leaseCases } from './lease-cases.ts'
import { lifecycleCases } from './lifecycle-cases.ts'
import { markCases } from './mark-cases.ts'
import { outgoingCases } from './outgoing-cases.ts'
import { questionCases } from './question-cases.ts'
import { referenceDataCases } from './reference-data-cases.ts'
import { removalCases } from './removal-cases.ts'
import { runCases } from './run-cases.ts'
import type { DurableStoreSubject, StoreSubject } from './store-subject.ts'

/** What every store must hold to. */
export const storeSuite: PortSuite<StoreSubject> = {
  title: 'a store',
  groups: {
    runs: runCases,
    leases: leaseCases,
    'the journal': journalCases,
    commits: commitCases,
    'events and movements': outgoingCases,
    approvals: approvalCases,
    questions: questionCases,
    'what is wanted of runs': commandCases,
    'the audit log': auditCases,
    'what is removed': removalCases,
    'the control store': controlCases,
    'the tenant directory': directoryCases,
    'which store a tenant has': markCases,
    credentials: credentialCases,
    'reference data': referenceDataCases,
    'hostile ids': hostileIdCases,
    'hostile tenants': isolationCases,
    handles: lifecycleCases,
  },
}

/** What a store must hold to that survives its process, all that any store does included. */
export const durableStoreSuite: PortSuite<DurableStoreSubject> = {
  title: 'a durable store',
  groups: { ...storeSuite.groups, 'what outlives its process': durableCases },
}

/** What a store must hold to that takes tenants out for good. */
export const erasingStoreSuite: PortSuite<StoreSubject> = {
  title: 'a store that erases tenants',
  groups: { 'erasing a tenant': erasureCases },
}
