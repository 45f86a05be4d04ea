import {
  type Activity,
  type JournalStep,
  type LedgerMovement,
  type NewAuditEntry,
  type NewEvent,
  type RecordRemoval,
  type RemovalMarker,
  type RunCreation,
  type RunHead,
  type RunLease,
  type RunRow,
  START_ROW,
  type StoredApproval,
  type StoredContent,
  type StoredTree,
  type TenantStore,
  type VisitCommit,
} from '@fcc/contracts'
import { TENANT } from './store-subject.ts'

const encoder = new TextEncoder()

/** Some bytes that tell themselves apart. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}

/** A digest as a store keeps it: some bytes, for it can check none. */
export const sampleDigest = (of: string): Uint8Array => bytesOf(`digest of ${of}`)

/** The head of a run of the sample tenant, in its first state. */
export function sampleRun(id: string, changes: Partial<RunHead> = {}): RunHead {
  return {
    run: id,
    tenant: TENANT,
    state: 'running',
    sequence: 0,
    awaits: [],
    text: '{"reasons":[]}',
    digest: sampleDigest(id),
    ...changes,
  }
}

/** A run with the caller's key. */
export function sampleKeyedRun(id: string, idempotencyKey: string): KeyedRun {
  return { ...sampleRun(id), idempotencyKey }
}

/** A head with the caller's key beside it. */
export interface KeyedRun extends RunHead {
  readonly idempotencyKey?: string | undefined
}

/** A row of a run. */
export function sampleRow(kind: string, key: string, changes: Partial<RunRow> = {}): RunRow {
  const digest = sampleDigest(`${kind} ${key}`)
  return { kind, key, sequence: 0, text: `{"of":"${kind}"}`, digest, ...changes }
}

/** A creation with a run and what it was started as, and nothing else unless it is given. */
export function sampleCreation(run: KeyedRun, changes: Partial<RunCreation> = {}): RunCreation {
  const { idempotencyKey, ...head } = run
  return {
    head,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    rows: [sampleRow(START_ROW.kind, START_ROW.key)],
    contents: [],
    entries: [],
    events: [],
    ledger: [],
    ...changes,
  }
}

/** The head of a run as it is stored. */
export async function headOf(tenant: TenantStore, run: string): Promise<RunHead | undefined> {
  return (await tenant.readRun(run))?.head
}

/** The visits of a run that the log has, in order. */
export async function visitsOf(tenant: TenantStore, run: string): Promise<readonly string[]> {
  const entries = await tenant.readEntries({ run })
  return entries.flatMap(({ visit }) => (visit === undefined ? [] : [visit]))
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
    digest: sampleDigest(address),
  }
}

/** An audit entry. */
export function sampleEntry(
  id: string,
  run?: string,
  changes: Partial<NewAuditEntry> = {},
): NewAuditEntry {
  return {
    id,
    ...(run === undefined ? {} : { run }),
    canonical: `{"id":"${id}"}`,
    leafHash: bytesOf(`leaf of ${id}`),
    digest: sampleDigest(id),
    ...changes,
  }
}

/** The entry of a visit. */
export function sampleVisitEntry(run: string, number: number, sequence = number): NewAuditEntry {
  const visit = `${run}/draft/${number}`
  return sampleEntry(`entry of ${run} ${number}`, run, { visit, sequence })
}

/** A tree with a digest. */
export function sampleTree(size: number, state: string, checkpoint?: string): StoredTree {
  const digest = sampleDigest(`tree ${size}`)
  return { size, state, ...(checkpoint === undefined ? {} : { checkpoint }), digest }
}

/** The intent of an activity. */
export function sampleActivity(run: string, visit: string, name = 'ask#1'): Activity {
  return { id: `${visit}/${name}`, run, visit, kind: 'provider', name: 'ask', startedAt: 1000 }
}

/** An intent as it is journaled. */
export function intentOf(activity: Activity, sealed: Uint8Array): Step<'intent'> {
  return { part: 'intent', activity, sealed, digest: sampleDigest(`${activity.id} intent`) }
}

/** A result as it is journaled. */
export function resultOf(activity: string, sealed: Uint8Array): Step<'result'> {
  return { part: 'result', activity, sealed, digest: sampleDigest(`${activity} result`) }
}

type Step<Part> = Extract<JournalStep, { part: Part }>

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
    digest: sampleDigest(activity),
    ...changes,
  }
}

/** A commit that brings a run to a sequence, with one visit, one row, one content and one entry. */
export function sampleCommit(run: RunHead, sequence: number): VisitCommit {
  return {
    head: { ...run, sequence },
    rows: [sampleRow('node', 'draft', { sequence })],
    removed: [],
    contents: [sampleContent(`content of ${run.run} ${sequence}`)],
    entries: [sampleVisitEntry(run.run, sequence)],
    ...NOTHING_SENT,
  }
}

/** A commit that sends, moves and carries out nothing. */
export const NOTHING_SENT = { events: [], ledger: [], commands: [] } as const

/** A removal of nothing. */
export const NOTHING_REMOVED: RecordRemoval = Object.freeze({
  runs: [],
  journals: [],
  entries: [],
  contents: [],
  events: [],
  commands: [],
  written: [],
})

/** What stays of something that was removed. */
export function sampleMarker(of: RemovalMarker['of'], key: string): RemovalMarker {
  return { of, key, text: `{"of":"${key}"}`, digest: sampleDigest(`marker of ${key}`) }
}

/** An event on its way out. */
export function sampleEvent(id: string, run?: string): NewEvent {
  return {
    id,
    ...(run === undefined ? {} : { run }),
    text: `{"id":"${id}"}`,
    digest: sampleDigest(id),
  }
}

/** A movement on an account. */
export function sampleMovement(id: string, run: string, amount = 5): LedgerMovement {
  return { id, run, account: 'month', unit: 'EUR', amount, digest: sampleDigest(id) }
}

/** Creates a run and takes its lease. */
export async function startRun(
  tenant: TenantStore,
  run: KeyedRun,
  holder = 'first',
): Promise<RunLease> {
  await tenant.createRun(sampleCreation(run))
  return takeLease(tenant, run.run, holder)
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
