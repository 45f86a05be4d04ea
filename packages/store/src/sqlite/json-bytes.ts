const decoder = new TextDecoder('utf-8', { fatal: true })

/** A record as bytes of JSON, as they are bound to a BLOB. */
export function toJsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), 'utf8')
}

/** A record back from its bytes. */
export function fromJsonBytes<T>(bytes: Uint8Array): T {
  return JSON.parse(decoder.decode(bytes)) as T
}

/** Text as the bytes that are bound to a BLOB. */
export function toTextBytes(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}

/** Text back from its bytes. */
export function fromTextBytes(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
