import { parseBase64, toBase64 } from '../base64.ts'
import { badCheckpoint } from '../diagnostics.ts'
import { hashLength } from '../merkle/hashing.ts'
import { rootOf, type TreeState } from '../merkle/tree-state.ts'
import { isWellFormed } from '../well-formed.ts'
import { isPrintable } from './key-name.ts'
import { type NoteSignature, parseSignedNote } from './signed-note.ts'

/** A checkpoint taken apart. Nothing in it is believed until a signature has been checked. */
export interface Checkpoint {
  /** Names the log, once and for all. */
  readonly origin: string
  /** How many entries the log had. */
  readonly size: number
  /** Root hash of the tree of those entries, 32 bytes. */
  readonly root: Uint8Array
  /** Further lines of the body, which are signed with it. */
  readonly extensions: readonly string[]
  /** The signed text. */
  readonly body: string
  readonly signatures: readonly NoteSignature[]
}

/**
 * The text that a checkpoint signs (C2SP tlog-checkpoint): origin, size in decimal, root in base64, a
 * line each.
 *
 * @throws AuditError FCC_AUDIT_BAD_CHECKPOINT for an origin that is empty or does not fit on one line.
 * @throws AuditError FCC_AUDIT_BAD_TREE_STATE as rootOf.
 */
export function checkpointBody(origin: string, state: TreeState): string {
  if (!isOrigin(origin)) throw badCheckpoint('its origin is empty or holds a control character')
  return `${origin}\n${state.size}\n${toBase64(rootOf(state))}\n`
}

/**
 * Takes a signed checkpoint apart without checking a signature.
 *
 * @throws AuditError FCC_AUDIT_BAD_CHECKPOINT for a text of another form.
 * @example
 * const { size, root } = parseCheckpoint(text)
 */
export function parseCheckpoint(text: string): Checkpoint {
  const { body, signatures } = parseSignedNote(text)
  const [origin = '', size = '', root = '', ...extensions] = body.slice(0, -1).split('\n')
  if (!isOrigin(origin)) throw badCheckpoint('its origin is empty')
  if (!/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw badCheckpoint('its second line is not a size')
  }
  const rootBytes = parseBase64(root)
  if (rootBytes?.length !== hashLength) {
    throw badCheckpoint('its third line is not the base64 of 32 bytes')
  }
  if (extensions.includes('')) throw badCheckpoint('its body holds an empty line')
  return {
    origin,
    size: Number(size),
    root: Uint8Array.from(rootBytes),
    extensions,
    body,
    signatures,
  }
}

function isOrigin(text: string): boolean {
  return text.length > 0 && isWellFormed(text) && isPrintable(text)
}
