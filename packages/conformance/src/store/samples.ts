import type {
  Activity,
  LedgerMovement,
  NewAuditEntry,
  NewEvent,
  RunCreation,
  RunLease,
  RunRecord,
  StoredApproval,
  StoredContent,
  TenantStore,
  VisitCommit,
  VisitRecord,
} from '@fcc/contracts'
import { NO_WORK } from '@fcc/contracts'
import { TENANT } from './store-subject.ts'

const encoder = new TextEncoder()

/** Some bytes that tell themselves apart. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}

/** A run of the sample tenant, in its first state. */
export function sampleRun(id: string, changes: Partial<RunRecord> = {}): RunRecord {
  return {
    ...NO_WORK,
    id,
    scenario: 'sample/scenario',
    title: 'A sample',
    workflow: 'sample/workflow',
    envelope: {
      tenant: TENANT,
      principal: { id: 'ada', kind: 'human', roles: ['steward'] },
      purpose: 'treatment',
      domain: 'LAB',
      labels: { categories: ['phi'], levels: { sample: 'high' }, audiences: {} },
      subjects: ['s_1'],
      usage: { visits: 0, inputTokens: 0, outputTokens: 0 },
    },
    pins: { data: 'd', code: { sample: '1.0.0' }, assembly: 'a' },
    state: 'running',
    createdAt: '2026-11-21T10:00:00.000Z',
    updatedAt: '2026-11-21T10:00:00.000Z',
    ...changes,
  }
}

/** A run with the caller's key in its envelope. */
export function sampleKeyedRun(id: string, idempotencyKey: string): RunRecord {
  const run = sampleRun(id)
  return { ...run, envelope: { ...run.envelope, idempotencyKey } }
}

/** A creation with a run, and nothing else unless it is given. */
export function sampleCreation(run: RunRecord, changes: Partial<RunCreation> = {}): RunCreation {
  return { run, contents: [], entries: [], events: [], ledger: [], ...changes }
}

/** A visit of a run. */
export function sampleVisit(run: string, number: number): VisitRecord {
  return {
    id: `${run}/draft/${number}`,
    run,
    node: 'draft',
    number,
    persona: 'BC',
    personaName: 'Blueprint Crafter',
    actor: 'skill',
    actedBy: 'sample/write',
    startedAt: '2026-11-21T10:00:01.000Z',
    endedAt: '2026-11-21T10:00:02.000Z',
    inputs: [],
    outputs: [],
    decisions: [],
    issues: [],
    gates: [],
    says: 'one page',
    route: { kind: 'forward', to: ['review'] },
  }
}

/** A content, sealed as far as a store can tell. */
export function sampleContent(address: string, sealed = `sealed ${address}`): StoredContent {
  return {
    address,
    sealed: bytesOf(sealed),
    mediaType: 'text/plain',
    bytes: 5,
    labels: { categories: ['phi'], levels: {}, audiences: {} },
    subjects: ['s_1'],
  }
}

/** An audit entry. */
export function sampleEntry(id: string, run?: string): NewAuditEntry {
  return { id, run, canonical: `{"id":"${id}"}`, leafHash: bytesOf(`leaf of ${id}`) }
}

/** The intent of an activity. */
export function sampleActivity(run: string, visit: string, name = 'ask#1'): Activity {
  return { id: `${visit}/${name}`, run, visit, kind: 'provider', name: 'ask', startedAt: 1000 }
}

/** A person's yes. */
export function sampleApproval(
  run: string,
  activity: string,
  changes: Partial<StoredApproval> = {},
): StoredApproval {
  return {
    run,
    activity,
    decision: 'approved',
    by: { id: 'grace', kind: 'human', roles: ['reviewer'] },
    at: '2026-11-21T10:05:00.000Z',
    binding: 'bound',
    ...changes,
  }
}

/** A commit that brings a run to a sequence, with one visit, one content and one entry. */
export function sampleCommit(run: RunRecord, sequence: number): VisitCommit {
  return {
    run: { ...run, sequence },
    visit: sampleVisit(run.id, sequence),
    contents: [sampleContent(`content of ${run.id} ${sequence}`)],
    entries: [sampleEntry(`entry of ${run.id} ${sequence}`, run.id)],
    ...NOTHING_SENT,
  }
}

/** A commit that sends, moves and carries out nothing. */
export const NOTHING_SENT = { events: [], ledger: [], commands: [] } as const

/** An event on its way out. */
export function sampleEvent(id: string, run?: string): NewEvent {
  return { id, ...(run === undefined ? {} : { run }), text: `{"id":"${id}"}` }
}

/** A movement on an account. */
export function sampleMovement(id: string, run: string, amount = 5): LedgerMovement {
  return { id, run, account: 'month', unit: 'EUR', amount }
}

/** Creates a run and takes its lease. */
export async function startRun(
  tenant: TenantStore,
  run: RunRecord,
  holder = 'first',
): Promise<RunLease> {
  await tenant.createRun(sampleCreation(run))
  return takeLease(tenant, run.id, holder)
}

/** Takes a lease that must be free. */
export async function takeLease(
  tenant: TenantStore,
  run: string,
  holder: string,
  now = 1000,
): Promise<RunLease> {
  const lease = await tenant.acquireLease({ run, holder, now, forMs: 1000 })
  if (lease === undefined) throw new Error(`The lease of ${run} is not free.`)
  return lease
}
