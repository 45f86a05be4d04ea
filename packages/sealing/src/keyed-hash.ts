import { createHmac, type KeyObject } from 'node:crypto'

/**
 * HMAC-SHA-512 of a row at rest: its name, a line feed, and its content. A name that holds a line feed
 * would make two rows one: names are JSON, which writes it as `\n`.
 */
export function rowHash(key: KeyObject, name: string, content: string | Uint8Array): Uint8Array {
  const hmac = createHmac('sha512', key)
  // Each piece is a call out of JavaScript, which costs as much as hashing a short row.
  if (typeof content === 'string') hmac.update(`${name}\n${content}`)
  else hmac.update(`${name}\n`).update(content)
  // By way of text: a buffer that comes out of the hash is an allocation of its own outside the heap.
  return Buffer.from(hmac.digest('binary'), 'latin1')
}

/** HMAC-SHA-256 in base64url. Text is taken as UTF-8. */
export function keyedHash(key: KeyObject, content: string | Uint8Array): string {
  return createHmac('sha256', key).update(content).digest('base64url')
}
