import { describeForbidden, findForbidden } from '../edge/forbidden-text.ts'
import { readStrictJson } from '../edge/strict-json.ts'
import { serverErrors } from '../problems/server-errors.ts'

/**
 * Reads a body as JSON that every reader takes for the same value.
 *
 * @throws FccError FCC_REQUEST_INVALID with the place, never with what is there
 */
export function readJson(bytes: Uint8Array): unknown {
  const read = readStrictJson(bytes)
  if (read.kind === 'read') return read.value
  throw refused(read.at, read.why)
}

/** @throws FccError FCC_REQUEST_INVALID for a control character, or half of a surrogate pair */
export function assertText(text: string, at: string): void {
  const forbidden = findForbidden(text)
  if (forbidden) throw refused(at, describeForbidden(forbidden))
}

function refused(at: string, why: string) {
  return serverErrors.badRequest(
    `The request cannot be read. At ${at}: ${why}.`,
    'Send JSON in UTF-8, each key once, without control characters.',
  )
}
