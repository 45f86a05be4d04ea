import { createHash } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** A text that goes to a receiver, with what shows whom it is from. */
export interface WebhookMessage {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** How many bytes a secret has, by Standard Webhooks. */
const LEAST_SECRET_BYTES = 24
const MOST_SECRET_BYTES = 64

/**
 * Signs an event by Standard Webhooks 1.0 (`webhook-id`, `webhook-timestamp`, `webhook-signature`, HMAC-SHA256):
 * the same event has the same id at each try, and a new time.
 *
 * @param secrets as they are, each `whsec_` and base64 of 24 to 64 bytes; signed with each of them
 * @returns `undefined` where a secret is none
 */
export function signedMessage(
  event: { readonly id: string; readonly body: string },
  secrets: readonly string[],
  now: number,
): WebhookMessage | undefined {
  const hooks = secrets.map(signerOf)
  const id = webhookId(event.id)
  const at = new Date(now)
  const signatures: string[] = []
  for (const hook of hooks) {
    if (!hook) return undefined
    signatures.push(hook.sign(id, at, event.body))
  }
  return {
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'fcc-webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now / 1000)),
      'webhook-signature': signatures.join(' '),
    },
    body: event.body,
  }
}

/** An id that a header can have, and in which no dot is: dots part what is signed. */
function webhookId(event: string): string {
  return `evt_${createHash('sha256').update(event).digest('hex').slice(0, 40)}`
}

/** Whether a text is a secret by which events can be signed. */
export function isWebhookSecret(text: string): boolean {
  return signerOf(text) !== undefined
}

function signerOf(secret: string): Webhook | undefined {
  const [, written] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? []
  if (written === undefined) return undefined
  const bytes = Buffer.from(written, 'base64')
  const isWhole = bytes.toString('base64').replace(/=+$/, '') === written.replace(/=+$/, '')
  const fits = bytes.byteLength >= LEAST_SECRET_BYTES && bytes.byteLength <= MOST_SECRET_BYTES
  return isWhole && fits ? new Webhook(bytes.toString('base64')) : undefined
}
