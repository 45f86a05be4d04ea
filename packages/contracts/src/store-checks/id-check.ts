import { storeError } from './store-error.ts'

/** The longest id by default, in bytes of UTF-8. */
export const DEFAULT_MAX_ID_BYTES = 512

/** The longest tenant id, in bytes of UTF-8: its file name may need three for each, and 255 is all a file name has. */
export const MAX_TENANT_ID_BYTES = 80

/** Gives the id back, or throws `FCC_STORE_INVALID_ID`. */
export type IdCheck = (kind: string, id: string) => string

/**
 * Makes the check that every id passes before it reaches a statement. A NUL ends a string in C, and
 * a lone surrogate becomes U+FFFD in UTF-8, so that two ids would be one.
 *
 * @param maxBytes the longest id, in bytes of UTF-8
 */
export function createIdCheck(maxBytes: number): IdCheck {
  return (kind, id) => {
    const fault = resolveIdFault(id, maxBytes)
    if (fault !== undefined) throw storeError('FCC_STORE_INVALID_ID', [kind, fault])
    return id
  }
}

function resolveIdFault(id: unknown, maxBytes: number): string | undefined {
  if (typeof id !== 'string') return `is ${id === null ? 'null' : `of type ${typeof id}`}`
  if (id.length === 0) return 'is empty'
  // A UTF-16 unit is at most three bytes of UTF-8: most ids need no counting.
  if (id.length * 3 > maxBytes && Buffer.byteLength(id) > maxBytes) {
    return `is longer than ${maxBytes} bytes`
  }
  return id.includes('\0') || !id.isWellFormed() ? 'has a NUL or a lone surrogate' : undefined
}
