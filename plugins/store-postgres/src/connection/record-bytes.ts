const decoder = new TextDecoder('utf-8', { fatal: true })

/** Text as the bytes that are bound to a BYTEA: PostgreSQL takes no NUL in a TEXT. */
export const toBytes = (text: string): Uint8Array => Buffer.from(text, 'utf8')

/** Text back from its bytes. */
export const fromBytes = (bytes: Uint8Array): string => decoder.decode(bytes)

/** A record as bytes of JSON. */
export const toJson = (value: unknown): Uint8Array => toBytes(JSON.stringify(value))

/** A record back from its bytes. */
export const fromJson = <T>(bytes: Uint8Array): T => JSON.parse(fromBytes(bytes)) as T
