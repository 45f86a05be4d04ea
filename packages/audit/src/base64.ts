/**
 * Reads standard base64 with padding (RFC 4648 section 4) and refuses all that Node's decoder forgives:
 * other alphabets, white space, missing padding, stray bits. Each byte string has one text, so a changed
 * character is never read as the same bytes.
 */
export function parseBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

/** Writes standard base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
