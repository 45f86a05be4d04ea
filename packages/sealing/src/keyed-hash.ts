import { createHmac, type KeyObject } from 'node:crypto'

/** HMAC-SHA-256 in base64url. Text is taken as UTF-8. */
export function keyedHash(key: KeyObject, content: string | Uint8Array): string {
  return createHmac('sha256', key).update(content).digest('base64url')
}
