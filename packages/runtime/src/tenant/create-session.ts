import type { Principal } from '@fcc/contracts'
import { runtimeErrors } from '../diagnostics.ts'
import type { RunHandle } from '../run/run-handle.ts'
import type { RunProcess } from '../run/run-process.ts'
import type { TenantSource } from './known-tenant.ts'
import { answerRun } from './session/answer-run.ts'
import { exportAudit } from './session/export-audit.ts'
import { exportRecords } from './session/export-records.ts'
import { readContent } from './session/read-content.ts'
import { readOutcome } from './session/read-outcome.ts'
import { readRun } from './session/read-run.ts'
import { createRunControl, type RunControl } from './session/run-control.ts'
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

/** What one principal may do in one tenant. Each call uses the tenant as it is configured then. */
export function createTenantSession(
  source: TenantSource,
  principal: Principal,
  process: RunProcess,
): TenantSession {
  if (!isUsable(principal)) throw runtimeErrors.purposelessAnonymous()

  async function using<Result>(work: (services: TenantServices) => Promise<Result>) {
    const { services, release } = await source.acquire()
    try {
      return await work(services)
    } finally {
      release()
    }
  }

  /** What starts here keeps what it started with until it is out of this process's hands. */
  async function starting(begin: (control: RunControl) => Promise<RunHandle>): Promise<RunHandle> {
    const { services, release } = await source.acquire()
    try {
      const handle = await begin(createRunControl(services, principal, process))
      handle.finished().then(release, release)
      return handle
    } catch (error) {
      release()
      throw error
    }
  }

  const controlling = <Result>(work: (control: RunControl) => Promise<Result>): Promise<Result> =>
    using((services) => work(createRunControl(services, principal, process)))

  const session: TenantSession = {
    tenant: source.tenant,
    principal,
    start: (scenario, input, options) =>
      starting((control) => control.start(scenario, input, options)),
    follow: (id, options) => starting((control) => control.follow(id, options)),
    resume: (id, options) => starting((control) => control.resume(id, options)),
    cancel: (id) => controlling((control) => control.cancel(id)),
    pause: (id, say) => controlling((control) => control.pause(id, say)),
    quarantine: (id, say) => controlling((control) => control.quarantine(id, say)),
    runs: (query) => using(({ store }) => store.listRuns(query)),
    run: (id) => using((services) => readRun(services, id)),
    explain: (id) =>
      using(async (services) => {
        const run = await readRun(services, id)
        const visits = await services.store.readVisits(id)
        return { run, visits, entries: await services.store.readEntries({ run: id }) }
      }),
    answer: (run, answer) => using((services) => answerRun(services, principal, { run, answer })),
    outcome: (id, name) => using((services) => readOutcome(services, id, name)),
    read: (file) => using((services) => readContent(services, principal, file)),
    shred: (subject) => using((services) => shredSubject(services, principal, subject)),
    exportAudit: () => using(exportAudit),
    exportAs: (wanted) => using((services) => exportRecords(services, wanted)),
  }
  return refusedOnceClosed(session, process)
}

/** The same session, whose every method answers that the runtime is closed once it is. */
function refusedOnceClosed(session: TenantSession, { isClosed }: RunProcess): TenantSession {
  const guarded = Object.entries(session).map(([name, member]) => {
    if (typeof member !== 'function') return [name, member]
    const call = member as (...args: readonly unknown[]) => unknown
    return [
      name,
      (...args: readonly unknown[]) =>
        isClosed() ? Promise.reject(runtimeErrors.closed()) : call(...args),
    ]
  })
  return Object.fromEntries(guarded) as TenantSession
}
