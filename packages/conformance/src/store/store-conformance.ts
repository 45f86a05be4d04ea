import { describe, it } from 'vitest'
import type { ConformanceCase } from '../conformance-case.ts'
import { approvalCases } from './approval-cases.ts'
import { auditCases } from './audit-cases.ts'
import { commandCases } from './command-cases.ts'
import { commitCases } from './commit-cases.ts'
import { controlCases } from './control-cases.ts'
import { directoryCases } from './directory-cases.ts'
import { durableCases } from './durable-cases.ts'
import { hostileIdCases } from './hostile-id-cases.ts'
import { isolationCases } from './isolation-cases.ts'
import { journalCases } from './journal-cases.ts'
import { leaseCases } from './lease-cases.ts'
import { lifecycleCases } from './lifecycle-cases.ts'
import { markCases } from './mark-cases.ts'
import { outgoingCases } from './outgoing-cases.ts'
import { referenceDataCases } from './reference-data-cases.ts'
import { runCases } from './run-cases.ts'
import type { DurableStoreSubject, StoreSubject } from './store-subject.ts'

/** What every store must hold to, by subject. */
export const storeCases: Readonly<Record<string, readonly ConformanceCase<StoreSubject>[]>> = {
  runs: runCases,
  leases: leaseCases,
  'the journal': journalCases,
  commits: commitCases,
  'events and movements': outgoingCases,
  approvals: approvalCases,
  'what is wanted of runs': commandCases,
  'the audit log': auditCases,
  'the control store': controlCases,
  'the tenant directory': directoryCases,
  'which store a tenant has': markCases,
  'reference data': referenceDataCases,
  'hostile ids': hostileIdCases,
  'hostile tenants': isolationCases,
  handles: lifecycleCases,
}

/**
 * Registers the contract tests of a store with vitest.
 *
 * @param open gives an open store without data, for each test anew
 * @example
 * storeConformance('memory', async () => {
 *   const backend = await memoryStore.open({ directory: '' })
 *   return { backend, cleanup: () => backend.close() }
 * })
 */
export function storeConformance(name: string, open: () => Promise<StoreSubject>): void {
  describe(`${name} is a store`, () => {
    for (const [subject, cases] of Object.entries(storeCases)) {
      describe(subject, () => registerCases(cases, open))
    }
  })
}

/** Registers, besides those of any store, the contract tests of one that survives its process. */
export function durableStoreConformance(
  name: string,
  open: () => Promise<DurableStoreSubject>,
): void {
  storeConformance(name, open)
  describe(`${name} is a durable store`, () => registerCases(durableCases, open))
}

function registerCases<Subject extends StoreSubject>(
  cases: readonly ConformanceCase<Subject>[],
  open: () => Promise<Subject>,
): void {
  for (const { name, run } of cases) {
    it(name, async () => {
      const subject = await open()
      try {
        await run(subject)
      } finally {
        await subject.cleanup()
      }
    })
  }
}
