import type { Principal } from '@fcc/contracts'
import { runtimeErrors } from '../diagnostics.ts'
import type { RunWorkers } from '../run/run-workers.ts'
import { answerRun } from './session/answer-run.ts'
import { exportAudit } from './session/export-audit.ts'
import { readOutcome } from './session/read-outcome.ts'
import { readRun } from './session/read-run.ts'
import { createRunControl } from './session/run-control.ts'
import { shredSubject } from './session/shred-subject.ts'
import type { TenantServices } from './tenant-services.ts'
import type { TenantSession } from './tenant-session.ts'

/** Ids go into records and log lines; roles too. */
const principalId = /^[^\s/\p{Cc}]{1,200}$/u

/** What one principal may do in one tenant, over the tenant's open handles. */
export function createTenantSession(
  services: TenantServices,
  principal: Principal,
  workers: RunWorkers,
): TenantSession {
  if (!principalId.test(principal.id)) throw runtimeErrors.purposelessAnonymous()
  const { store } = services
  return {
    tenant: services.model.config.id,
    principal,
    ...createRunControl(services, principal, workers),
    runs: (query) => store.listRuns(query),
    run: (id) => readRun(services, id),
    async explain(id) {
      const run = await readRun(services, id)
      const visits = await store.readVisits(id)
      return { run, visits, entries: await store.readEntries({ run: id }) }
    },
    answer: (run, answer) => answerRun(services, principal, { run, answer }),
    outcome: (id, name) => readOutcome(services, id, name),
    shred: (subject) => shredSubject(services, principal, subject),
    exportAudit: () => exportAudit(services),
  }
}
