import { parseBase64, toBase64 } from '../base64.ts'
import { badCheckpoint } from '../diagnostics.ts'
import { isWellFormed } from '../well-formed.ts'
import { isKeyName } from './key-name.ts'
import type { VerifierKey } from './verifier-key.ts'

/** Signature lines that a note may carry; C2SP signed-note asks verifiers to accept at least 16. */
export const maximumSignatures = 64

const signatureLinePrefix = '\u2014 '
const keyIdLength = 4

/** One signature line of a note, not yet checked. */
export interface NoteSignature {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly keyId: string
  readonly signature: Uint8Array
}

/** A note taken apart: the signed text, which ends in a newline, and its signature lines. */
export interface SignedNote {
  readonly body: string
  readonly signatures: readonly NoteSignature[]
}

/** Writes a note of C2SP signed-note: the body, an empty line, then a line per signature. */
export function writeSignedNote(
  body: string,
  signatures: readonly { readonly key: VerifierKey; readonly signature: Uint8Array }[],
): string {
  const lines = signatures.map(({ key, signature }) => {
    const bytes = Buffer.concat([Buffer.from(key.keyId, 'hex'), signature])
    return `${signatureLinePrefix}${key.name} ${toBase64(bytes)}\n`
  })
  return `${body}\n${lines.join('')}`
}

/**
 * Takes a note apart without checking a signature (C2SP signed-note, "Format").
 *
 * @throws AuditError FCC_AUDIT_BAD_CHECKPOINT when the text does not have the form of a note.
 */
export function parseSignedNote(text: string): SignedNote {
  if (!isWellFormed(text) || /(?!\n)\p{Cc}/u.test(text)) {
    throw badCheckpoint('it holds a control character or a lone surrogate')
  }
  // The last empty line separates: a body may hold empty lines, signature lines may not be empty.
  const separator = text.lastIndexOf('\n\n')
  if (separator < 0 || !text.endsWith('\n')) {
    throw badCheckpoint('it has no empty line before its signatures, or no newline at its end')
  }
  const lines = text.slice(separator + 2, -1).split('\n')
  if (lines.length > maximumSignatures) {
    throw badCheckpoint(`it carries more than ${maximumSignatures} signatures`)
  }
  return { body: text.slice(0, separator + 1), signatures: lines.map(parseSignatureLine) }
}

function parseSignatureLine(line: string): NoteSignature {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ')
  const bytes = parseBase64(encoded)
  if (
    `${dash} ` !== signatureLinePrefix ||
    rest.length > 0 ||
    !isKeyName(name) ||
    bytes === undefined ||
    bytes.length <= keyIdLength
  ) {
    throw badCheckpoint('a signature line does not have the form "\u2014 name base64"')
  }
  return {
    name,
    keyId: Buffer.from(bytes.subarray(0, keyIdLength)).toString('hex'),
    signature: Uint8Array.from(bytes.subarray(keyIdLength)),
  }
}
