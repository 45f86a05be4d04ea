import {
  type Awaited,
  type ListedRun,
  type RunHead,
  type RunRecord,
  type RunRow,
  type RunRowKey,
  type RunSummary,
  START_ROW,
  type StoredRun,
} from '@fcc/contracts'
import { awaitsOf } from '@fcc/contracts/questions'
import { storeErrors } from './diagnostics.ts'
import { emptySum, type RowDigests, sameDigest, toggle } from './row-digests.ts'
import { createRunReferences, type RunReferences, UnknownReference } from './run-references.ts'
import {
  changedRows,
  headPart,
  type PlainRow,
  type RowChanges,
  recordOf,
  summaryOf,
} from './run-rows.ts'

/** How many of something there are, and their digest. */
export interface Counted {
  readonly count: number
  readonly digest: string
}

/** What a head counts besides: so that nothing can be taken away, added or put back. */
export interface HeadCounts {
  readonly rows: Counted
  /** The run's audit entries that came with its commits. */
  readonly entries: Counted & { readonly newest: number }
  /** The steps of the journal that were there at the commit. */
  readonly journal: Counted
}

type HeadText = ReturnType<typeof headPart> & HeadCounts

interface HeldRow {
  readonly summand: Uint8Array
  /** Where its key came among those of the run. */
  readonly order: number
}

/** A run's record as it is stored, with what the next commit needs of its rows. Becomes the next one in place. */
export interface HeldRun {
  run: RunRecord
  head: RunHead
  counts: HeadCounts
  readonly references: RunReferences
  readonly rows: Map<string, HeldRow>
  readonly sum: Uint8Array
  nextOrder: number
}

/** The rows that are written when a run's record becomes another one. */
export interface WrittenRows {
  readonly rows: readonly RunRow[]
  readonly removed: readonly RunRowKey[]
}

const NOTHING: Counted = Object.freeze({ count: 0, digest: '' })

const nameOf = ({ kind, key }: RunRowKey): string => `${kind}\0${key}`

/** A new run, and its first rows. */
export function holdNew(
  digests: RowDigests,
  run: RunRecord,
  entries: HeadCounts['entries'],
): { readonly held: HeldRun; readonly written: WrittenRows } {
  const counts: HeadCounts = { rows: NOTHING, entries, journal: NOTHING }
  const held: Omit<HeldRun, 'head'> = {
    run,
    counts,
    references: createRunReferences([]),
    rows: new Map(),
    sum: emptySum(),
    nextOrder: 0,
  }
  const written = writeRows(digests, held, changedRows(undefined, run, held.references), run)
  held.counts = { ...counts, rows: countRows(digests, held) }
  return { held: { ...held, head: writeHead(digests, run, held.counts) }, written }
}

/** Makes a held run its next record. Where that is not committed after all, it is to be released. */
export function moveHeld(
  digests: RowDigests,
  held: HeldRun,
  next: { readonly run: RunRecord; readonly commands: readonly string[] },
  counts: Pick<HeadCounts, 'entries' | 'journal'>,
): WrittenRows {
  const after = next.run
  const { changed, removed } = changedRows(held.run, after, held.references)
  const carriedOut = next.commands.map((key) => ({ kind: COMMAND_ROW, key, value: after.sequence }))
  const all = { changed: [...changed, ...carriedOut], removed }
  const written = writeRows(digests, held, all, after)
  held.run = after
  held.counts = { ...counts, rows: countRows(digests, held) }
  held.head = writeHead(digests, after, held.counts)
  return written
}

/** What was carried out is a row too: a command that is put back is none. */
const COMMAND_ROW = 'command'

/** Whether a commit of the run carried a command out. */
export function isCarriedOut({ rows }: HeldRun, command: string): boolean {
  return rows.has(nameOf({ kind: COMMAND_ROW, key: command }))
}

function writeRows(
  digests: RowDigests,
  held: Pick<HeldRun, 'rows' | 'sum' | 'nextOrder'>,
  { changed, removed }: RowChanges,
  { id, sequence }: RunRecord,
): WrittenRows {
  const rows = changed.map(({ kind, key, value }): RunRow => {
    const name = nameOf({ kind, key })
    const known = held.rows.get(name)
    const order = known?.order ?? held.nextOrder
    if (!known) held.nextOrder += 1
    const text = JSON.stringify([order, value])
    const made = digests.of({ table: 'run_row', key: [id, kind, key], sequence }, text)
    if (known) toggle(held.sum, known.summand)
    toggle(held.sum, made.summand)
    held.rows.set(name, { summand: made.summand, order })
    return { kind, key, sequence, text, digest: made.digest }
  })
  for (const key of removed) {
    const known = held.rows.get(nameOf(key))
    if (known) toggle(held.sum, known.summand)
    held.rows.delete(nameOf(key))
  }
  return { rows, removed }
}

function countRows(digests: RowDigests, { run, rows, sum }: Omit<HeldRun, 'head'>): Counted {
  return { count: rows.size, digest: digests.ofSum({ table: 'run_row', key: [run.id] }, sum) }
}

function writeHead(digests: RowDigests, run: RunRecord, counts: HeadCounts): RunHead {
  const { id, envelope, state, sequence } = run
  const text = JSON.stringify({ ...headPart(run), ...counts })
  const awaits = awaitsOf(run)
  const head = { run: id, tenant: envelope.tenant, state, sequence, awaits, text }
  return { ...head, digest: digests.of(headName(head), text).digest }
}

const headName = ({ run, state, sequence, awaits }: Omit<RunHead, 'digest'>) => ({
  table: 'run',
  key: [run],
  sequence,
  fields: [state, awaits.map(awaitedFields)],
})

/** What a question asks is in the digest of its head: nobody lowers a quorum or moves an end in a store. */
function awaitedFields({ activity, binding, quorum, until }: Awaited): readonly unknown[] {
  const named = [activity, binding ?? null]
  return quorum === undefined && until === undefined
    ? named
    : [...named, quorum ?? null, until ?? null]
}

/** A run as it is stored, verified: its head, every row, their count, and that none is of another time. */
export function openHeld(
  digests: RowDigests,
  tenant: string,
  id: string,
  stored: StoredRun,
): HeldRun {
  const { head, idempotencyKey, newestEntry } = stored
  if (head === undefined) {
    throw storeErrors.tampered(tenant, `Run ${id}`, 'it has rows or entries, and no head')
  }
  const refuse = (found: string) => storeErrors.tampered(tenant, `Run ${id}`, found)
  const text = openHead(digests, head, newestEntry)
  const sum = emptySum()
  const rows = new Map<string, HeldRow>()
  const plain: (PlainRow & { readonly order: number })[] = []
  for (const row of stored.rows) {
    const summand = openRow(digests, tenant, id, row)
    toggle(sum, summand)
    const [order, value] = JSON.parse(row.text) as readonly [number, unknown]
    rows.set(nameOf(row), { summand, order })
    plain.push({ kind: row.kind, key: row.key, value, order })
  }
  if (rows.size !== text.rows.count) {
    throw refuse(`it has ${rows.size} rows, and its head counts ${text.rows.count}`)
  }
  if (digests.ofSum({ table: 'run_row', key: [id] }, sum) !== text.rows.digest) {
    throw refuse('its rows are not those that its head was written with')
  }
  plain.sort((one, other) => one.order - other.order)
  const start = plain.find(({ kind }) => kind === START_ROW.kind)
  if (start === undefined) throw refuse('it does not say what it was started as')
  const { rows: counted, entries, journal, ...part } = text
  try {
    const { run, references } = recordOf(summaryOf(head, part, start.value as never), plain)
    if (run.envelope.idempotencyKey !== idempotencyKey) {
      throw refuse('it is listed under another idempotency key')
    }
    const counts = { rows: counted, entries, journal }
    const nextOrder = (plain.at(-1)?.order ?? -1) + 1
    return { run, head, counts, references, rows, sum, nextOrder }
  } catch (error) {
    if (error instanceof UnknownReference) throw refuse(`a row names ${error.message}`)
    throw error
  }
}

/** Whether a run that was checked, or written here, is what a store has now: with the same head, and by the log. */
export function isHeldAt({ head, run, counts }: HeldRun, stored: Omit<StoredRun, 'rows'>): boolean {
  const now = stored.head
  return (
    now !== undefined &&
    now.text === head.text &&
    now.state === head.state &&
    now.sequence === head.sequence &&
    sameDigest(now.digest, head.digest) &&
    JSON.stringify(now.awaits) === JSON.stringify(head.awaits) &&
    stored.idempotencyKey === run.envelope.idempotencyKey &&
    (counts.entries.count === 0 || counts.entries.newest === stored.newestEntry)
  )
}

/** A run in a list, verified as far as it is read: its head and what it was started as. */
export function openListed(digests: RowDigests, listed: ListedRun): RunSummary {
  const { head, start, newestEntry } = listed
  const { rows: _, entries: __, journal: ___, ...part } = openHead(digests, head, newestEntry)
  if (start === undefined) {
    throw storeErrors.tampered(
      head.tenant,
      `Run ${head.run}`,
      'it does not say what it was started as',
    )
  }
  openRow(digests, head.tenant, head.run, start)
  const [, value] = JSON.parse(start.text) as readonly [number, unknown]
  return summaryOf(head, part, value as never)
}

function openHead(digests: RowDigests, head: RunHead, newestEntry: number | undefined): HeadText {
  const refuse = (found: string) =>
    storeErrors.tampered(head.tenant, `The head of run ${head.run}`, found)
  if (!sameDigest(digests.of(headName(head), head.text).digest, head.digest)) {
    throw refuse('its digest is another')
  }
  const text = JSON.parse(head.text) as HeadText
  if (text.entries.count > 0 && text.entries.newest !== newestEntry) {
    throw refuse(
      `it was written with entry ${text.entries.newest}, and the newest is ${newestEntry ?? 'gone'}`,
    )
  }
  return text
}

function openRow(digests: RowDigests, tenant: string, run: string, row: RunRow): Uint8Array {
  const { kind, key, sequence, text } = row
  const made = digests.of({ table: 'run_row', key: [run, kind, key], sequence }, text)
  if (!sameDigest(made.digest, row.digest)) {
    throw storeErrors.tampered(
      tenant,
      `The row ${kind} ${key} of run ${run}`,
      'its digest is another',
    )
  }
  return made.summand
}
