import { AuditError } from '../audit-error.ts'
import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint.ts'
import type { JsonValue } from '../json-value.ts'
import { hashLength } from '../merkle/hashing.ts'
import { assertTreeState, type TreeState } from '../merkle/tree-state.ts'
import { membersOf, readCanonicalLine } from './canonical-line.ts'
import { type ExportHeader, exportFormat, originNamesTenant } from './export-format.ts'
import { createHashList, type HashList } from './hash-list.ts'

/** A part that was read, or the sentence that says why it cannot be. */
export type Reading<Part> =
  | { readonly ok: true; readonly part: Part }
  | { readonly ok: false; readonly what: string }

/** The line of leaf hashes: the tree before the file's first entry, and a hash per entry. */
export interface RecordedLeaves {
  readonly after: TreeState
  readonly hashes: HashList
  /** Places where the line has something that is not a hash; the list has zeros there. */
  readonly invalid: readonly number[]
}

const hashText = /^[0-9a-f]{64}$/
const noHash = new Uint8Array(hashLength)

/** Reads the first line. */
export function readHeader(line: Uint8Array): Reading<ExportHeader> {
  const read = readCanonicalLine(line)
  if (!read.ok) return failed(`The header ${read.why}.`)
  const members = membersOf(read.value, ['format', 'key', 'origin', 'tenant'])
  const { format, key, origin, tenant } = members ?? {}
  if (format !== exportFormat) return failed(`The header is not of format ${exportFormat}.`)
  if (typeof key !== 'string' || typeof origin !== 'string' || typeof tenant !== 'string') {
    return failed('The header does not hold the texts key, origin and tenant.')
  }
  if (!originNamesTenant(origin, tenant)) {
    return failed("The header's origin does not name its tenant.")
  }
  return { ok: true, part: { format, key, origin, tenant } }
}

/** Reads the line before the last. One wrong hash does not hide the others. */
export function readLeaves(line: Uint8Array): Reading<RecordedLeaves> {
  const read = readCanonicalLine(line)
  if (!read.ok) return failed(`The line of leaf hashes ${read.why}.`)
  const members = membersOf(read.value, ['after', 'leaves'])
  const start = membersOf(members?.after ?? null, ['frontier', 'size'])
  const { size, frontier } = start ?? {}
  const leaves = members?.leaves
  if (typeof size !== 'number' || !Array.isArray(frontier) || !Array.isArray(leaves)) {
    return failed('The line of leaf hashes does not hold a tree state and a list of hashes.')
  }
  if (!frontier.every(isHashText)) {
    return failed('In the line of leaf hashes a subtree is not given as a hash.')
  }
  const after: TreeState = { size, frontier: frontier.map((text) => Buffer.from(text, 'hex')) }
  const problem = problemOf(() => assertTreeState(after))
  if (problem !== undefined) return failed(`In the line of leaf hashes: ${problem}`)
  const invalid: number[] = []
  const hashes = createHashList(leaves.length, (place) => {
    const text: JsonValue = leaves[place]
    if (isHashText(text)) return Buffer.from(text, 'hex')
    invalid.push(place)
    return noHash
  })
  return { ok: true, part: { after, hashes, invalid } }
}

/** Reads the last line. Its signatures are not checked here. */
export function readCheckpoint(line: Uint8Array): Reading<Checkpoint> {
  const read = readCanonicalLine(line)
  if (!read.ok) return failed(`The checkpoint's line ${read.why}.`)
  if (typeof read.value !== 'string') return failed('The last line is not a checkpoint.')
  const text = read.value
  let checkpoint: Checkpoint | undefined
  const problem = problemOf(() => {
    checkpoint = parseCheckpoint(text)
  })
  return checkpoint === undefined
    ? failed(problem ?? 'The last line is not a checkpoint.')
    : { ok: true, part: checkpoint }
}

/** Whether a value is 64 lower-case hexadecimal digits. */
export function isHashText(value: JsonValue): value is string {
  return typeof value === 'string' && hashText.test(value)
}

function problemOf(act: () => void): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof AuditError) return error.why
    throw error
  }
}

/** A part that cannot be read, with the sentence that says why. */
export function failed(what: string): { readonly ok: false; readonly what: string } {
  return { ok: false, what }
}
