import { type AccessActionName, isFinal, type Principal, type RunRecord } from '@fcc/contracts'
import { runtimeErrors } from '../diagnostics.ts'
import { followEvents } from '../events/follow-events.ts'
import { recordRun } from '../recording/record-run.ts'
import { replayRun } from '../replay/replay-run.ts'
import { pruneRecords } from '../retention/prune-records.ts'
import { findScenario } from '../run/plan-run.ts'
import type { RunHandle } from '../run/run-handle.ts'
import type { RunProcess } from '../run/run-process.ts'
import { admitPrincipal } from './access/admit-principal.ts'
import { type AccessObject, ANY_OBJECT, authorise } from './access/authorise.ts'
import { copyRequest } from './access/copy-request.ts'
import { assertWorking } from './boundary/assert-working.ts'
import { type FindTenant, openGrantedReading } from './boundary/granted-reading.ts'
import type { TenantSource } from './known-tenant.ts'
import { ANSWER_ACTIONS, answerRun } from './session/answer-run.ts'
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from './session/api-keys.ts'
import { auditExport } from './session/audit-export.ts'
import { auditShown, shownOnceWritten } from './session/audit-shown.ts'
import { decideRequest } from './session/decide-request.ts'
import { endSessions } from './session/end-sessions.ts'
import { enqueueAnswered } from './session/enqueue-answered.ts'
import { explainRun } from './session/explain-run.ts'
import { exportAudit } from './session/export-audit.ts'
import { exportProofs } from './session/export-proofs.ts'
import { exportRecords, findExporter } from './session/export-records.ts'
import { createGrant, listGrants, revokeGrant } from './session/grants.ts'
import { listInbox } from './session/list-inbox.ts'
import { listProviders } from './session/list-providers.ts'
import { listRuns } from './session/list-runs.ts'
import { listDeadLetters, listWebhooks } from './session/list-webhooks.ts'
import { makeReport } from './session/make-report.ts'
import { readAnswers } from './session/read-answers.ts'
import { readCatalogue, readDiagnostics } from './session/read-catalogue.ts'
import { readContent } from './session/read-content.ts'
import { readEntries } from './session/read-entries.ts'
import { readOutcome } from './session/read-outcome.ts'
import { readQuestion } from './session/read-question.ts'
import { readRun } from './session/read-run.ts'
import { readWork } from './session/read-work.ts'
import { redriveWebhook } from './session/redrive-webhook.ts'
import { resumeAll } from './session/resume-all.ts'
import { createRunControl, type RunControl } from './session/run-control.ts'
import { shredSubject } from './session/shred-subject.ts'
import {
  listEventLetters,
  readTenantEvents,
  redriveEvents,
  replayEvents,
} from './session/tenant-events.ts'
import { namedProvider, testProvider } from './session/test-provider.ts'
import { testWebhook } from './session/test-webhook.ts'
import type { TenantServices } from './tenant-services.ts'
import type { TenantSession } from './tenant-session.ts'

/** Finds out what an action is done to, as a pattern in a permission names it. */
type ObjectOf = (services: TenantServices) => ReturnType<AccessObject>

/** What is done, or everything that it takes: all of it is let through before any of it is done. */
type Acts = AccessActionName | readonly AccessActionName[]

/** Whoever is shown an outcome while it is written reads it. */
const START_AND_WATCH = ['runs:start', 'outcomes:read'] as const
/** Whoever follows a run is given its record, now and when it has ended. */
const FOLLOW = ['runs:watch', 'runs:read'] as const

/**
 * What one principal may do in one tenant. Each call uses the tenant as it is configured then, and each
 * is an action that is let through or denied before anything of it is done.
 *
 * @throws FccError FCC_PRINCIPAL_INVALID
 */
export function createTenantSession(
  source: TenantSource,
  given: Principal,
  process: RunProcess,
  find: FindTenant,
): TenantSession {
  const principal = admitPrincipal(given)

  /** Does something as an action. What it is done to is found out only where rules ask for it. */
  async function act<Result>(
    acts: Acts,
    objectOf: ObjectOf | undefined,
    work: (services: TenantServices, who: Principal) => Promise<Result>,
  ): Promise<Result> {
    const { services, release } = await source.acquire()
    try {
      let who = principal
      for (const action of [acts].flat()) {
        who = await authorise(services, principal, action, () => objectOf?.(services))
        await assertWorking(services, action)
      }
      return await work(services, who)
    } finally {
      release()
    }
  }

  const control = <Result>(
    action: AccessActionName,
    run: string,
    work: (runs: RunControl) => Promise<Result>,
  ): Promise<Result> =>
    act(action, scenarioOf(run), (services, who) => work(createRunControl(services, who, process)))

  /** What starts here keeps the model that it started with until it is out of this process's hands. */
  async function follow(
    acts: Acts,
    objectOf: ObjectOf,
    begin: (runs: RunControl) => Promise<RunHandle>,
  ): Promise<RunHandle> {
    const use = await source.acquire()
    try {
      const handle = await act(acts, objectOf, (_, who) =>
        begin(createRunControl(use.services, who, process)),
      )
      handle.finished().then(use.release, use.release)
      const { id } = handle
      return {
        ...handle,
        cancel: (say) => act('runs:cancel', scenarioOf(id), () => handle.cancel(say)),
        shown: () =>
          shownOnceWritten(handle.shown(), ({ name, visit }) =>
            act('outcomes:read', scenarioOf(id), (services, who) =>
              auditShown(services, who, { run: id, name, visit }),
            ),
          ),
      }
    } catch (error) {
      use.release()
      throw error
    }
  }

  async function* events(
    id: string,
    options: Parameters<TenantSession['events']>[1] = {},
  ): ReturnType<typeof followEvents> {
    if (process.isClosed()) throw runtimeErrors.closed()
    const use = await source.acquire()
    try {
      const read = readOnce(id)
      const run = await act('runs:watch', scenarioFrom(read), read)
      // A run that is over has all its events; those that were removed by their age do not come.
      const isOver = () => isFinal(run.state)
      yield* followEvents(use.services, process, run.id, { ...options, isOver })
    } finally {
      use.release()
    }
  }

  const session: TenantSession = {
    tenant: source.tenant,
    principal,
    async start(scenario, input, options) {
      const asked = copyRequest(scenario, input, options)
      return follow(
        asked.options.watch ? START_AND_WATCH : 'runs:start',
        ({ model }) => {
          const { id, workflow } = findScenario(model, scenario)
          return { id, behind: workflow }
        },
        (runs) => runs.start(asked.scenario, asked.input, asked.options),
      )
    },
    follow: (id, options) => follow(FOLLOW, scenarioOf(id), (runs) => runs.follow(id, options)),
    resume: (id, options) =>
      follow('runs:resume', scenarioOf(id), (runs) => runs.resume(id, options)),
    resumeAll: ({ acceptVersion = false } = {}) => resumeAll(session, source, { acceptVersion }),
    cancel: (id) => control('runs:cancel', id, (runs) => runs.cancel(id)),
    pause: (id, say) => control('runs:pause', id, (runs) => runs.pause(id, say)),
    quarantine: (id, say) => control('runs:quarantine', id, (runs) => runs.quarantine(id, say)),
    runs: (query) =>
      act(
        'runs:list',
        () => ANY_OBJECT,
        (services, who) => listRuns(services, who, query),
      ),
    run: (id) => {
      const read = readOnce(id)
      return act('runs:read', scenarioFrom(read), read)
    },
    replay: (id, options) =>
      act('runs:replay', scenarioOf(id), (services) => replayRun(services, id, options)),
    recording: (run, { purpose } = {}) =>
      act('runs:record', scenarioOf(run), (services, who) =>
        recordRun(services, who, { run, purpose }),
      ),
    explain: (id) => act('runs:explain', scenarioOf(id), (services) => explainRun(services, id)),
    events,
    inbox: (query) =>
      act(
        'approvals:read',
        () => ANY_OBJECT,
        (services, who) => listInbox(services, who, query),
      ),
    question: (run, activity) =>
      act('approvals:read', scenarioOf(run), (services, who) =>
        readQuestion(services, who, { run, activity }),
      ),
    answer: (run, { decision, note, activity, shown }, { enqueue = false } = {}) =>
      act(ANSWER_ACTIONS[decision], scenarioOf(run), async (services, who) => {
        await answerRun(services, who, { run, answer: { decision, note, activity, shown } })
        if (enqueue) await enqueueAnswered(services, run)
      }),
    outcome: (run, name, { purpose } = {}) =>
      act('outcomes:read', scenarioOf(run), (services, who) =>
        readOutcome(services, who, { run, name, purpose }),
      ),
    work: (run, name, { purpose } = {}) =>
      act('work:read', scenarioOf(run), (services, who) =>
        readWork(services, who, { run, name, purpose }),
      ),
    answers: (run) =>
      act('approvals:read', scenarioOf(run), (services, who) => readAnswers(services, who, run)),
    read: (file) =>
      act('files:read', undefined, (services, who) =>
        services.meter.withFile(services.tenantLimits, () => readContent(services, who, file)),
      ),
    async decide(request, { signal } = {}) {
      // Copied before anything is waited for: what the caller changes afterwards changes nothing.
      const asked = structuredClone(request)
      return act('decisions:request', undefined, (services, who) =>
        decideRequest(services, who, asked, signal),
      )
    },
    createApiKey: (wanted) => {
      const asked = structuredClone(wanted)
      return act('api_keys:create', undefined, (services, who) =>
        createApiKey(services, who, asked),
      )
    },
    apiKeys: () => act('api_keys:list', undefined, (services) => listApiKeys(services)),
    rotateApiKey: (id, { overlapSeconds } = {}) =>
      act('api_keys:rotate', undefined, (services, who) =>
        rotateApiKey(services, who, { id, overlapSeconds }),
      ),
    revokeApiKey: (id) =>
      act('api_keys:revoke', undefined, (services, who) => revokeApiKey(services, who, id)),
    createGrant: (wanted) => {
      const asked = structuredClone(wanted)
      return act('grants:create', undefined, (services, who) => createGrant(services, who, asked))
    },
    grants: () => act('grants:list', undefined, (services) => listGrants(services)),
    revokeGrant: (id) =>
      act('grants:revoke', undefined, (services, who) => revokeGrant(services, who, id)),
    granted: (tenant, { purpose }) =>
      openGrantedReading({ tenant, purpose }, find, (work) =>
        act('grants:use', () => tenant, work),
      ),
    catalogue: () => act('catalogue:read', undefined, async ({ model }) => readCatalogue(model)),
    diagnostics: () =>
      act('diagnostics:read', undefined, async ({ model }) => readDiagnostics(model)),
    status: () =>
      act('status:read', undefined, ({ backpressure, tenant }) => backpressure.pressureOn(tenant)),
    entries: (query) => act('audit:read', undefined, (services) => readEntries(services, query)),
    endSessions: (of) =>
      act('principals:sign_out', undefined, (services, who) => endSessions(services, who, of)),
    providers: () => act('providers:list', undefined, (services) => listProviders(services)),
    testProvider: (id, { signal } = {}) =>
      act(
        'providers:test',
        (services) => namedProvider(services, id),
        (services, who) => testProvider(services, who, namedProvider(services, id), signal),
      ),
    accessReport: (period) =>
      act('reports:read', undefined, (services, who) =>
        makeReport(services, who, 'access', period),
      ),
    dataFlowReport: (period) =>
      act('reports:read', undefined, (services, who) =>
        makeReport(services, who, 'data_flow', period),
      ),
    tenantEvents: (query) =>
      act('events:read', undefined, (services) => readTenantEvents(services, query)),
    eventLetters: (subscriber, { limit } = {}) =>
      act('events:read', undefined, (services) => listEventLetters(services, subscriber, limit)),
    redriveEvents: (subscriber, { limit } = {}) =>
      act('events:replay', undefined, (services, who) =>
        redriveEvents(services, who, subscriber, limit),
      ),
    replayEvents: (subscriber, query) =>
      act('events:replay', undefined, (services, who) =>
        replayEvents(services, who, subscriber, query),
      ),
    webhooks: () => act('webhooks:list', undefined, (services) => listWebhooks(services)),
    deadLetters: (name) =>
      act('webhooks:list', undefined, (services) => listDeadLetters(services, name)),
    redriveWebhook: (name, { limit, signal } = {}) =>
      act('webhooks:redrive', undefined, (services, who) =>
        redriveWebhook(services, who, { name, limit }, signal),
      ),
    testWebhook: (name, { signal } = {}) =>
      act('webhooks:test', undefined, (services, who) => testWebhook(services, who, name, signal)),
    shred: (subject, heard) =>
      act('subjects:shred', undefined, (services, who) =>
        shredSubject(services, who, subject, heard),
      ),
    prune: ({ apply = false } = {}) =>
      act('records:prune', undefined, (services, who) => pruneRecords(services, who, { apply })),
    proofs: (run) =>
      act('runs:explain', scenarioOf(run), (services, who) => exportProofs(services, who, run)),
    exportAudit: ({ purpose } = {}) =>
      act('audit:export', undefined, async (services, who) => {
        await auditExport(services, who, { of: 'audit log', purpose })
        return exportAudit(services)
      }),
    exportAs: (wanted) =>
      act(
        'records:export',
        (services) => findExporter(services, wanted).id,
        (services, who) => exportRecords(services, who, wanted),
      ),
  }
  return { ...refusedOnceClosed(session, process), events }
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

/** Reads a run for one act: who may, and what is done, are about the same record. */
function readOnce(run: string): (services: TenantServices) => Promise<RunRecord> {
  let reading: Promise<RunRecord> | undefined
  return (services) => {
    reading ??= readRun(services, run)
    return reading
  }
}

/** The scenario of a run: what patterns in permissions about runs name. */
function scenarioFrom(read: (services: TenantServices) => Promise<RunRecord>): ObjectOf {
  return async (services) => (await read(services)).scenario
}

function scenarioOf(run: string): ObjectOf {
  return scenarioFrom(readOnce(run))
}
