import {
  type ArtifactReference,
  NO_WORK,
  type RunHead,
  type RunRecord,
  type RunRowKey,
  type RunSummary,
  START_ROW,
} from '@fcc/contracts'
import { createRunReferences, REFERENCE_ROW, type RunReferences } from './run-references.ts'

/** The maps of a run's record that are rows of their own, by the kind of their rows. */
const ROW_MAPS = {
  node: 'nodes',
  artifact: 'artifacts',
  gate: 'gates',
  duty: 'duties',
  released: 'released',
} as const satisfies Readonly<Record<string, keyof RunRecord>>

/** A row before it has its order, sequence and digest. */
export interface PlainRow extends RunRowKey {
  readonly value: unknown
}

/** What a change of a record makes of its rows. */
export interface RowChanges {
  readonly changed: readonly PlainRow[]
  readonly removed: readonly RunRowKey[]
}

/** What the head keeps of the run's record itself; the rest of it is in rows. */
type HeadPart = Pick<RunRecord, 'waiting' | 'round' | 'reasons' | 'updatedAt'> & {
  readonly usage: RunRecord['envelope']['usage']
}

/** What of a record is fixed as a rule from its start. */
type StartPart = Pick<
  RunRecord,
  'scenario' | 'title' | 'workflow' | 'pins' | 'createdAt' | 'provider'
> & { readonly envelope: Omit<RunRecord['envelope'], 'usage'> }

/**
 * The rows that differ between two records of a run. Compares by identity, map by map and member by
 * member: a record shares with the one before it what did not change.
 */
export function changedRows(
  before: RunRecord | undefined,
  after: RunRecord,
  references: RunReferences,
): RowChanges {
  const changed: PlainRow[] = []
  const removed: RunRowKey[] = []
  if (before === undefined || !isSameStart(before, after)) {
    changed.push({ ...START_ROW, value: startPart(after) })
  }
  for (const kind of Object.keys(ROW_MAPS) as (keyof typeof ROW_MAPS)[]) {
    const map = ROW_MAPS[kind]
    const [earlier, later] = [before?.[map] as Members | undefined, after[map] as Members]
    if (earlier === later) continue
    const keys = Object.keys(later)
    let added = 0
    for (const key of keys) {
      const value = later[key]
      // What every object inherits is no member of a record: it is another value, and told as one.
      if (earlier?.[key] === value) continue
      if (earlier === undefined || !Object.hasOwn(earlier, key)) added += 1
      changed.push({ kind, key, value: references.shorten(value) })
    }
    const earlierKeys = Object.keys(earlier ?? {})
    // Most changes take nothing away, and then the numbers say so.
    if (earlierKeys.length + added === keys.length) continue
    for (const key of earlierKeys) {
      if (!Object.hasOwn(later, key)) removed.push({ kind, key })
    }
  }
  for (const [key, reference] of references.takeNew()) {
    changed.push({ kind: REFERENCE_ROW, key, value: reference })
  }
  return { changed, removed }
}

type Members = Readonly<Record<string, unknown>>

function startPart({ envelope, ...run }: RunRecord): StartPart {
  const { usage: _, ...fixed } = envelope
  const { scenario, title, workflow, pins, createdAt, provider } = run
  return { scenario, title, workflow, envelope: fixed, pins, createdAt, provider }
}

function isSameStart(before: RunRecord, after: RunRecord): boolean {
  if (before.pins !== after.pins || before.provider !== after.provider) return false
  if (before.title !== after.title) return false
  if (before.envelope === after.envelope) return true
  const keys = Object.keys(after.envelope) as (keyof RunRecord['envelope'])[]
  return keys.every((key) => key === 'usage' || before.envelope[key] === after.envelope[key])
}

/** What the head's text has of a record. */
export function headPart({ waiting, round, reasons, updatedAt, envelope }: RunRecord): HeadPart {
  return { waiting, round, reasons, updatedAt, usage: envelope.usage }
}

/** A record without its rows, from a head and the start row, both verified. */
export function summaryOf(
  head: Pick<RunHead, 'run' | 'state' | 'sequence'>,
  part: HeadPart,
  start: StartPart,
): RunSummary {
  const { usage, waiting, round, reasons, updatedAt } = part
  const { envelope, provider, ...fixed } = start
  return {
    id: head.run,
    ...fixed,
    envelope: { ...envelope, usage },
    state: head.state,
    ...(waiting === undefined ? {} : { waiting }),
    ...(round === undefined ? {} : { round }),
    ...(provider === undefined ? {} : { provider }),
    reasons,
    updatedAt,
    sequence: head.sequence,
  }
}

/**
 * Adds to a summary what the rows say, and gives the references that they name. Rows come in the order
 * in which their keys came into the record, so that a record read back has its members in that order.
 */
export function recordOf(
  summary: RunSummary,
  rows: readonly PlainRow[],
): { readonly run: RunRecord; readonly references: RunReferences } {
  const references = createRunReferences(
    rows
      .filter(({ kind }) => kind === REFERENCE_ROW)
      .map(({ key, value }) => [key, value as ArtifactReference]),
  )
  const maps: Record<string, [string, unknown][]> = {}
  for (const { kind, key, value } of rows) {
    if (!Object.hasOwn(ROW_MAPS, kind)) continue
    const list = maps[kind] ?? []
    maps[kind] = list
    list.push([key, references.restore(value)])
  }
  const members = Object.entries(ROW_MAPS).map(([kind, map]) => [
    map,
    Object.fromEntries(maps[kind] ?? []),
  ])
  return { run: { ...NO_WORK, ...summary, ...Object.fromEntries(members) }, references }
}
