import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { WebhookLimits } from '../config/webhook-config.ts'
import type { GovernedEvent } from './govern-event.ts'
import type { EventOutcome, GivenUpWhy, HostFailure, TryOutcome } from './webhook-outcome.ts'

/** What delivers one event: the rules, a try, and who hears how it fares. */
export interface EventDelivery {
  readonly limits: Pick<WebhookLimits, 'tries' | 'retryMs' | 'longestRetryMs'>
  /** Asked before each try, for rules change while a receiver is away. */
  readonly govern: () => Promise<GovernedEvent>
  readonly attempt: (body: string) => Promise<TryOutcome>
  /** Whether another event can be given up; where not, it is tried until it is taken. */
  readonly mayGiveUp: () => Promise<boolean>
  /** Hears of a try that came to nothing. */
  readonly onFailed: (why: GivenUpWhy | HostFailure, tries: number) => void
  /** Ends it before the next try; one that is under way is the business of `attempt`. */
  readonly signal: AbortSignal
}

/**
 * Sends an event until it is taken, kept back by the rules, or was tried as often as it may be. What is wrong at this
 * end (a secret that is missing, an address that may not be asked) is waited for and counts as no try.
 *
 * @throws the reason of `signal`
 */
export async function deliverEvent(delivery: EventDelivery): Promise<EventOutcome> {
  const { limits, signal } = delivery
  let failed = 0
  for (let waits = 0; ; waits += 1) {
    signal.throwIfAborted()
    const governed = await delivery.govern()
    if (governed.kind === 'withheld') return governed
    const tried = governed.kind === 'allowed' ? await delivery.attempt(governed.body) : UNCHECKED
    if (tried.kind === 'delivered') return { kind: 'delivered', failed }
    let why: GivenUpWhy | HostFailure = tried.why
    if (tried.kind === 'failed') {
      failed += 1
      if (failed >= limits.tries || tried.why === 'status_410') {
        if (await delivery.mayGiveUp()) return { kind: 'given_up', why: tried.why, failed }
        why = 'letters_full'
      }
    }
    delivery.onFailed(why, failed)
    const asked = tried.kind === 'failed' ? tried.waitMs : undefined
    await delay(waitMs(limits, waits, asked), undefined, { signal, ref: false })
  }
}

/** What no detector could look into goes to nobody, and is tried again: it may do better next time. */
const UNCHECKED = { kind: 'failed', why: 'unchecked', waitMs: undefined } as const

/** Twice as long each time, within the longest, and by chance up to half less: receivers are not all asked at once. */
function waitMs(
  { retryMs, longestRetryMs }: Pick<WebhookLimits, 'retryMs' | 'longestRetryMs'>,
  waits: number,
  asked = 0,
): number {
  const doubled = Math.min(longestRetryMs, retryMs * 2 ** Math.min(waits, 30))
  const by = Math.max(doubled, Math.min(asked, longestRetryMs))
  return by - randomInt(0, Math.floor(by / 2) + 1)
}
