import { retryAfterMs } from '@fcc/contracts'
import type { WebhookConfig, WebhookTarget } from '../config/webhook-config.ts'
import { targetOf } from '../config/webhook-target.ts'
import { resolveSecret } from '../secrets/resolve-secret.ts'
import { AddressRefused, type FindAddresses, type PostAnswer, postPinned } from './post-pinned.ts'
import { signedMessage } from './webhook-message.ts'
import type { TryOutcome } from './webhook-outcome.ts'

/** What a try needs besides the event. */
export interface Receiver {
  readonly config: WebhookConfig
  readonly targets: readonly WebhookTarget[]
  readonly tryMs: number
  readonly clock: () => number
  readonly find?: FindAddresses | undefined
}

/**
 * Sends an event once. The secret is read for each try, so that one that was exchanged is the new one.
 *
 * @throws the reason of `signal` alone
 */
export async function tryWebhook(
  { config, targets, tryMs, clock, find }: Receiver,
  event: { readonly id: string; readonly body: string },
  signal: AbortSignal,
): Promise<TryOutcome> {
  const target = targetOf(targets, config.url)
  if (!target) return { kind: 'not_sent', why: 'target_not_allowed' }
  const secrets = await readSecrets(config.secrets)
  const message = secrets && signedMessage(event, secrets, clock())
  if (!message) return { kind: 'not_sent', why: 'secret_missing' }
  try {
    const to = { url: new URL(config.url), isPrivate: target.isPrivate }
    return outcomeOf(await postPinned(to, message, { tryMs, signal, find }), clock())
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof AddressRefused) return { kind: 'not_sent', why: 'address_refused' }
    const isLate = error instanceof Error && /^(?:TimeoutError|AbortError)$/.test(error.name)
    return { kind: 'failed', why: isLate ? 'timed_out' : 'unreachable' }
  }
}

function outcomeOf({ status, retryAfter }: PostAnswer, now: number): TryOutcome {
  if (status >= 200 && status <= 299) return { kind: 'delivered' }
  // What it points at was not looked at; whoever moved says so where it is configured.
  if (status >= 300 && status <= 399) return { kind: 'failed', why: 'redirected' }
  const waitMs = retryAfterMs(retryAfter ?? null, now)
  return { kind: 'failed', why: `status_${status}`, ...(waitMs === undefined ? {} : { waitMs }) }
}

async function readSecrets(references: readonly string[]): Promise<readonly string[] | undefined> {
  try {
    return await Promise.all(references.map((each) => resolveSecret(references, each)))
  } catch {
    return undefined
  }
}
