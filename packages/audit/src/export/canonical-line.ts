import { constants, isUtf8 } from 'node:buffer'
import { AuditError } from '../audit-error.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { JsonValue } from '../json-value.ts'

/** What a line says, or why it says nothing. */
export type CanonicalLine =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly why: string }

/**
 * Reads bytes as canonical JSON and refuses any other spelling of the same value (white space, member
 * order, duplicate members, escapes), so that a line has one reading and no byte in it is free to change.
 */
export function readCanonicalLine(bytes: Uint8Array): CanonicalLine {
  if (bytes.length > constants.MAX_STRING_LENGTH) return { ok: false, why: 'is too long to read' }
  if (!isUtf8(bytes)) return { ok: false, why: 'is not valid UTF-8' }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  try {
    const value: JsonValue = JSON.parse(text)
    if (canonicalJson(value) === text) return { ok: true, value }
    return { ok: false, why: 'is not canonical JSON' }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, why: 'is not JSON' }
    // A RangeError says that the canonical spelling would be longer than a string can be.
    if (error instanceof AuditError || error instanceof RangeError) {
      return { ok: false, why: 'is not canonical JSON' }
    }
    throw error
  }
}

/** The members of a value that is an object with exactly these members, and nothing otherwise. */
export function membersOf(
  value: JsonValue,
  names: readonly string[],
): Readonly<Record<string, JsonValue>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const members = value as Readonly<Record<string, JsonValue>>
  const found = Object.keys(members)
  return found.length === names.length && names.every((name) => Object.hasOwn(members, name))
    ? members
    : undefined
}
