import { isFinal, type RecordKind, type RunSummary } from '@fcc/contracts'
import { readEvent } from '../events/run-events.ts'
import { planAddress } from '../run/stored-plan.ts'
import { readEntryPages, readPages } from '../store/read-pages.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { decideAge, type RetentionPeriod } from './retention-periods.ts'

/** Entries that stay however old they are: without them an erasure is not replayed, and a removal is damage. */
const KEPT_ENTRIES: ReadonlySet<string> = new Set([
  'fcc.subject.shredding',
  'fcc.subject.shredded',
  'fcc.erasures.replayed',
  'fcc.records.pruned',
])

/** Records that stay although they are as old as the tenant asks, and why. */
export interface StayingRecords {
  readonly count: number
  readonly because: string
}

/** What of a kind goes, and what stays. */
export interface PlannedKind<Id> {
  readonly goes: Id[]
  /** Reason → how many stay for it. */
  readonly stays: Map<string, number>
}

/** An audit entry whose text goes. */
export interface PlannedEntry {
  readonly id: string
  readonly place: number
}

/** Everything that a pruning removes. */
export interface PruningPlan {
  readonly runs: PlannedKind<RunSummary>
  readonly entries: PlannedKind<PlannedEntry>
  /** Those that do not go with a run. */
  readonly events: PlannedKind<string>
  readonly commands: PlannedKind<string>
  /** Events, commands and contents that go with their runs. */
  readonly withRuns: { events: number; commands: number; contents: number; bytes: number }
  /** Run that goes → the contents that it wrote or named. */
  readonly contentsOfRuns: Map<string, string[]>
  /** Contents of erased subjects, by address. */
  readonly contents: { readonly address: string; readonly bytes: number }[]
  /** Runs of erased subjects that are over and have a journal still. */
  readonly journals: string[]
}

/** Looks through a tenant's records for what may go. Changes nothing. */
export async function planPruning(
  services: TenantServices,
  periods: Readonly<Record<RecordKind, RetentionPeriod>>,
  now: number,
): Promise<PruningPlan> {
  const { store, durable } = services
  const plan: PruningPlan = {
    runs: planned(),
    entries: planned(),
    events: planned(),
    commands: planned(),
    withRuns: { events: 0, commands: 0, contents: 0, bytes: 0 },
    contentsOfRuns: new Map(),
    contents: [],
    journals: [],
  }
  const erased = await services.erased()
  const unsent = new Set<string>()
  const runsWithUnsent = new Set<string>()
  if (durable) {
    const pages = readPages(
      0,
      (after: number, limit) => store.readEvents({ after, limit, unsent: true }),
      ({ insertion }) => insertion,
    )
    for await (const page of pages) {
      for (const { id, run } of page) {
        unsent.add(id)
        if (run !== undefined) runsWithUnsent.add(run)
      }
    }
  }

  const going = new Set<string>()
  const present = new Map<string, RunSummary>()
  const runs = readPages(
    undefined,
    (before: string | undefined, limit) => store.listRuns({ before, limit }),
    ({ id }) => id,
  )
  for await (const page of runs) {
    for (const run of page) {
      present.set(run.id, run)
      const decided = decideAge(periods.runs, run.updatedAt, now)
      if (decided === 'stays') continue
      const because = whyRunStays(run, decided, periods.runs, runsWithUnsent)
      if (because !== undefined) stay(plan.runs, because)
      else {
        plan.runs.goes.push(run)
        going.add(run.id)
      }
    }
  }

  const contents = readPages(
    '',
    (after: string, limit) => store.listContents({ after, limit }),
    ({ address }) => address,
  )
  for await (const page of contents) {
    for (const { address, bytes, subjects, runs } of page) {
      for (const run of isPlan(address) ? [] : runs) {
        if (!going.has(run)) continue
        const known = plan.contentsOfRuns.get(run) ?? []
        plan.contentsOfRuns.set(run, known)
        known.push(address)
      }
      if (subjects.some((subject) => erased.has(subject))) plan.contents.push({ address, bytes })
      else if (runs.length > 0 && runs.every((run) => going.has(run)) && !isPlan(address)) {
        plan.withRuns.contents += 1
        plan.withRuns.bytes += bytes
      }
    }
  }
  for (const run of present.values()) {
    const isErased = run.envelope.subjects.some((subject) => erased.has(subject))
    if (!isErased || going.has(run.id) || !isFinal(run.state)) continue
    if ((await store.readActivities(run.id)).length > 0) plan.journals.push(run.id)
  }
  const events = readPages(
    0,
    (after: number, limit) => store.readEvents({ after, limit }),
    ({ insertion }) => insertion,
  )
  for await (const page of events) {
    for (const { id, run, text } of page) {
      if (run !== undefined && going.has(run)) {
        plan.withRuns.events += 1
        continue
      }
      const decided = decideAge(periods.events, readEvent(text).time, now)
      if (decided === 'stays') continue
      const owner = run === undefined ? undefined : present.get(run)
      if (decided === 'demanded') stay(plan.events, demandText(periods.events))
      else if (unsent.has(id)) stay(plan.events, 'no transport has taken them yet')
      else if (owner && !isFinal(owner.state)) stay(plan.events, 'their runs are not over')
      else plan.events.goes.push(id)
    }
  }
  const commands = readPages(
    0,
    (after: number, limit) => store.listCarriedCommands({ after, limit }),
    ({ place }) => place,
  )
  for await (const page of commands) {
    for (const { command } of page) {
      if (going.has(command.run)) {
        plan.withRuns.commands += 1
        continue
      }
      const decided = decideAge(periods.commands, command.at, now)
      if (decided === 'demanded') stay(plan.commands, demandText(periods.commands))
      if (decided === 'goes') plan.commands.goes.push(command.id)
    }
  }
  await planEntries(services, { plan, period: periods.audit_entries, now, present, going })
  return plan
}

async function planEntries(
  { store }: TenantServices,
  {
    plan,
    period,
    now,
    present,
    going,
  }: {
    readonly plan: PruningPlan
    readonly period: RetentionPeriod
    readonly now: number
    readonly present: ReadonlyMap<string, RunSummary>
    readonly going: ReadonlySet<string>
  },
): Promise<void> {
  if (period.asked === undefined) return
  const known = new Set<string>()
  for await (const entries of readEntryPages(store)) {
    for (const { id, run, place, canonical, removed } of entries) {
      if (removed !== undefined || place === undefined) continue
      const { type, time } = JSON.parse(canonical) as {
        readonly type: string
        readonly time: string
      }
      const decided = decideAge(period, time, now)
      if (decided === 'stays') continue
      if (decided === 'demanded') stay(plan.entries, demandText(period))
      else if (KEPT_ENTRIES.has(type)) stay(plan.entries, 'they say what was erased or removed')
      else if (run !== undefined && present.has(run) && !going.has(run)) {
        stay(plan.entries, 'their runs are there')
      } else {
        // A run that is neither there nor removed is damage, and what tells of it must not go.
        if (run !== undefined && !present.has(run) && !known.has(run)) await store.readRun(run)
        if (run !== undefined) known.add(run)
        plan.entries.goes.push({ id, place })
      }
    }
  }
}

function whyRunStays(
  { id, state }: RunSummary,
  decided: 'goes' | 'demanded',
  period: RetentionPeriod,
  unsent: ReadonlySet<string>,
): string | undefined {
  if (!isFinal(state)) return `they are ${state}`
  if (decided === 'demanded') return demandText(period)
  return unsent.has(id) ? 'no transport has taken their events yet' : undefined
}

/** Which layer demands longer than what was asked. */
function demandText({ demand }: RetentionPeriod): string {
  if (demand === undefined) return 'a layer demands it'
  const { constitution, layer, days } = demand
  return `the constitution ${constitution} (${layer}) demands ${days} ${days === 1 ? 'day' : 'days'}`
}

const isPlan = (address: string): boolean => address.startsWith(planAddress(''))

const planned = <Id>(): PlannedKind<Id> => ({ goes: [], stays: new Map() })

function stay({ stays }: PlannedKind<unknown>, because: string): void {
  stays.set(because, (stays.get(because) ?? 0) + 1)
}
