import type { Principal } from '@fcc/contracts'
import { runtimeErrors } from '../diagnostics.ts'
import type { RunWorkers } from '../run/run-workers.ts'
import { answerRun } from './session/answer-run.ts'
import { exportAudit } from './session/export-audit.ts'
import { exportRecords } from './session/export-records.ts'
import { readOutcome } from './session/read-outcome.ts'
import { readRun } from './session/read-run.ts'
import { createRunControl } from './session/run-control.ts'
import { shredSubject } from './session/shred-subject.ts'
import type { TenantServices } from './tenant-services.ts'
import type { TenantSession } from './tenant-session.ts'

/** Ids go into records and log lines; roles too, which may be written in several words. */
const principalId = /^[^\s/\p{Cc}]{1,200}$/u
const roleName = /^[^\s\p{Cc}]([^\p{Cc}]{0,198}[^\s\p{Cc}])?$/u
const kinds = new Set<Principal['kind']>(['human', 'service', 'persona', 'model'])

function isUsable({ id, kind, roles, onBehalfOf }: Principal): boolean {
  return (
    principalId.test(id) &&
    kinds.has(kind) &&
    roles.every((role) => roleName.test(role)) &&
    (onBehalfOf === undefined || principalId.test(onBehalfOf))
  )
}

/** What one principal may do in one tenant, over the tenant's open handles. */
export function createTenantSession(
  services: TenantServices,
  principal: Principal,
  workers: RunWorkers,
): TenantSession {
  if (!isUsable(principal)) throw runtimeErrors.purposelessAnonymous()
  const { store } = services
  return {
    tenant: services.tenant,
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
    exportAs: (wanted) => exportRecords(services, wanted),
  }
}
