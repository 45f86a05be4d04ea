import type { RunOptions, Runtime, TenantSession } from '@fcc/runtime'
import { SCRATCH_SCENARIO } from '../installation/scratch-tenants.ts'
import type { PortAttacks } from './probe.ts'

/** What the attacker writes: told from what the other tenant has. */
const OWN = 'of the attacker'

/** Events of a run, until it ends. */
async function eventsOf(session: TenantSession, run: string): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for await (const event of session.events(run)) found.push(event)
  return found
}

/** What a run that one starts is about: the run itself has another id each time. */
async function started(session: TenantSession, options: RunOptions): Promise<unknown> {
  const run = await session.start(SCRATCH_SCENARIO, { note: OWN }, options)
  const { state } = await run.finished()
  const { artifacts } = await session.question(run.id)
  return [state, artifacts.map(({ text }) => text)]
}

/** A suite has no plugin that hears events. */
const NO_SUBSCRIBERS = { unreachable: 'the tenants of a suite have no subscriber' }

const shownOf = (run: string, shown: string) => [run, shown] as const

/** A suite sends nothing to anybody. */
const NO_WEBHOOKS = { unreachable: 'the tenants of a suite have no webhook' }

/** How somebody is attacked who shows a key: by keys that are nearly the other's. */
export const verifyApiKeyAttacks: PortAttacks<Pick<Runtime, 'verifyApiKey'>> = {
  verifyApiKey: [
    {
      slots: ['secret'],
      // Why a key is refused is told to the host, which tells nobody.
      ordered: true,
      call: (port, { secret }) => port.verifyApiKey(secret),
    },
  ],
}

/** How each method of a session is attacked by somebody who may do everything in a tenant of their own. */
export const tenantSessionAttacks: PortAttacks<TenantSession> = {
  start: [
    {
      slots: ['idempotencyKey'],
      changes: true,
      call: (port, { idempotencyKey }) => started(port, { idempotencyKey }),
    },
    {
      slots: ['subject'],
      changes: true,
      call: (port, { subject }) => started(port, { subjects: [subject] }),
    },
  ],
  runs: [
    { slots: [], call: (port) => port.runs() },
    { slots: ['run'], call: (port, { run }) => port.runs({ before: run }) },
  ],
  run: [
    { slots: ['run'], call: (port, { run }) => port.run(run) },
    { slots: ['waiting'], call: (port, { waiting }) => port.run(waiting) },
  ],
  explain: [{ slots: ['run'], call: (port, { run }) => port.explain(run) }],
  replay: [{ slots: ['run'], call: (port, { run }) => port.replay(run) }],
  recording: [{ slots: ['run'], call: (port, { run }) => port.recording(run) }],
  events: [
    { slots: ['run'], call: (port, { run }) => eventsOf(port, run) },
    {
      slots: ['run', 'event'],
      call: async (port, { run, event }) => {
        for await (const found of port.events(run, { after: event })) return found
        return undefined
      },
    },
  ],
  follow: [
    {
      slots: ['run'],
      call: async (port, { run }) => (await port.follow(run, { wait: false })).record(),
    },
  ],
  resume: [
    {
      slots: ['waiting'],
      changes: true,
      call: async (port, { waiting }) =>
        (await port.resume(waiting, { acceptVersion: true, fromQuarantine: true })).record(),
    },
  ],
  resumeAll: { unreachable: 'names nothing: whatever waits in one’s own tenant' },
  inbox: [{ slots: [], call: (port) => port.inbox() }],
  question: [
    {
      slots: ['waiting', 'asked'],
      call: (port, { waiting, asked }) => port.question(waiting, asked),
      special: [
        {
          attack: 'forged events',
          variant: 'the first question of a run of the other',
          call: (port, { names }) => port.question(names.waiting),
        },
      ],
    },
  ],
  answer: [
    {
      slots: ['waiting', 'asked', 'binding'],
      changes: true,
      call: (port, { waiting, asked, binding }) =>
        port.answer(waiting, { decision: 'approved', activity: asked, shown: binding, note: OWN }),
      special: [
        {
          attack: 'replayed approvals',
          variant: 'what the other tenant was shown, on its question',
          call: (port, { names }) => {
            const [run, shown] = shownOf(names.waiting, names.binding)
            return port.answer(run, { decision: 'approved', shown })
          },
        },
        {
          attack: 'replayed approvals',
          variant: 'a refusal, which nobody has to have read anything for',
          call: (port, { names }) => port.answer(names.waiting, { decision: 'rejected' }),
        },
      ],
    },
  ],
  answers: [{ slots: ['run'], call: (port, { run }) => port.answers(run) }],
  cancel: [
    { slots: ['waiting'], changes: true, call: (port, { waiting }) => port.cancel(waiting) },
  ],
  pause: [{ slots: ['waiting'], changes: true, call: (port, { waiting }) => port.pause(waiting) }],
  quarantine: [
    { slots: ['waiting'], changes: true, call: (port, { waiting }) => port.quarantine(waiting) },
  ],
  outcome: [{ slots: ['run'], call: (port, { run }) => port.outcome(run, 'answer') }],
  work: [{ slots: ['run'], call: (port, { run }) => port.work(run, 'ask/answer') }],
  read: { unreachable: 'looks at the text that is handed in, and at nothing else' },
  decide: { unreachable: 'decides about what is handed in, by rules that every tenant may know' },
  createApiKey: { unreachable: 'names nobody: a key for one’s own tenant' },
  apiKeys: [{ slots: [], call: (port) => port.apiKeys() }],
  rotateApiKey: [
    {
      slots: ['credential'],
      changes: true,
      call: (port, { credential }) => port.rotateApiKey(credential),
    },
  ],
  revokeApiKey: [
    {
      slots: ['credential'],
      changes: true,
      call: (port, { credential }) => port.revokeApiKey(credential),
    },
  ],
  createGrant: { unreachable: 'lets somebody in, and takes nothing' },
  grants: [{ slots: [], call: (port) => port.grants() }],
  revokeGrant: [
    { slots: ['grant'], changes: true, call: (port, { grant }) => port.revokeGrant(grant) },
  ],
  granted: [
    {
      slots: ['tenant', 'run'],
      changes: true,
      call: async (port, { tenant, run }) => {
        const reading = await port.granted(tenant, { purpose: 'isolation' })
        return [
          await reading.runs(),
          await reading.run(run),
          await reading.outcome(run, 'answer'),
          await reading.personas(),
        ]
      },
    },
  ],
  tenantEvents: [
    { slots: [], call: (port) => port.tenantEvents() },
    { slots: ['run'], call: (port, { run }) => port.tenantEvents({ run }) },
  ],
  eventLetters: NO_SUBSCRIBERS,
  redriveEvents: NO_SUBSCRIBERS,
  replayEvents: NO_SUBSCRIBERS,
  webhooks: NO_WEBHOOKS,
  deadLetters: NO_WEBHOOKS,
  redriveWebhook: NO_WEBHOOKS,
  testWebhook: NO_WEBHOOKS,
  catalogue: [{ slots: [], call: (port) => port.catalogue() }],
  diagnostics: { unreachable: 'what was found when one’s own tenant was assembled' },
  status: { unreachable: 'numbers of one’s own tenant, and of the host none' },
  entries: [{ slots: [], call: (port) => port.entries({ limit: 1000 }) }],
  endSessions: { unreachable: 'ends what somebody is signed in with in one’s own tenant' },
  providers: { unreachable: 'what the host set up, with no content of anybody' },
  testProvider: { unreachable: 'what the host set up, with no content of anybody' },
  shred: [{ slots: ['subject'], changes: true, call: (port, { subject }) => port.shred(subject) }],
  prune: { unreachable: 'names nothing: whatever is old in one’s own tenant' },
  proofs: [{ slots: ['run'], call: (port, { run }) => port.proofs(run) }],
  exportAudit: [{ slots: [], ordered: true, call: (port) => port.exportAudit() }],
  exportAs: [
    {
      slots: ['run'],
      call: (port, { run }) => port.exportAs({ format: 'prov-json', run }),
    },
  ],
  accessReport: { unreachable: 'names nothing: of one’s own log' },
  dataFlowReport: { unreachable: 'names nothing: of one’s own configuration and log' },
}
