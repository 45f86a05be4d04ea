import type { CloudEvent, Principal } from '@fcc/contracts'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { readEvent } from '../../events/run-events.ts'
import { type DeadLetter, openDeadLetters } from '../../webhooks/dead-letters.ts'
import { governEvent } from '../../webhooks/govern-event.ts'
import { webhookSubject } from '../../webhooks/tell-of-webhook.ts'
import { tryWebhook } from '../../webhooks/try-webhook.ts'
import type { EventOutcome } from '../../webhooks/webhook-outcome.ts'
import { tallied, type WebhookTally } from '../../webhooks/webhook-tally.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'
import { webhookNamed } from './list-webhooks.ts'

/** What came of sending events again that were given up. */
export interface RedrivenWebhook {
  readonly webhook: string
  readonly delivered: number
  /** How many the rules of today keep here; they are given up for good. */
  readonly withheld: number
  /** How many are in the store no more. */
  readonly gone: number
  /** How many wait still. */
  readonly left: number
  /** What ended it before all were sent; those that are left wait as they did. */
  readonly stoppedBy?: string | undefined
}

/** How many events are sent again at a time, where nothing is said, and at most. */
const DEFAULT_LETTERS = 100
const MOST_LETTERS = 1000

/**
 * Sends events again that were given up, the oldest first, each once: by the rules of today. The first that is not
 * taken ends it, for the next ones would hardly be either.
 *
 * @throws FccError FCC_WEBHOOK_UNKNOWN
 */
export async function redriveWebhook(
  services: TenantServices,
  by: Principal,
  { name, limit = DEFAULT_LETTERS }: { readonly name: string; readonly limit?: number | undefined },
  signal: AbortSignal = new AbortController().signal,
): Promise<RedrivenWebhook> {
  const { credentials, tenant, clock } = services
  const config = webhookNamed(services, name)
  const letters = openDeadLetters(credentials, tenant)
  const all = await letters.list(name)
  const some = all.slice(0, Math.min(Math.max(1, limit), MOST_LETTERS))
  if (some.length === 0) return { webhook: name, delivered: 0, withheld: 0, gone: 0, left: 0 }
  const write = (type: 'fcc.webhook.redriving' | 'fcc.webhook.delivered', data: object) =>
    appendEntry(services, 'webhook', {
      type,
      subject: webhookSubject(name),
      data: { by: actingPrincipal(by), webhook: name, ...data },
    })
  await write('fcc.webhook.redriving', { letters: some.length })
  const counts = { delivered: 0, withheld: 0, gone: 0 }
  let tally: WebhookTally | undefined
  let stoppedBy: string | undefined
  try {
    for (const letter of some) {
      signal.throwIfAborted()
      const event = await eventOf(services, letter)
      const outcome = event ? await sendAgain(services, { name, event }, signal) : 'gone'
      if (typeof outcome === 'object' && 'why' in outcome) {
        stoppedBy = outcome.why
        break
      }
      await letters.remove(name, letter)
      counts[outcome === 'gone' ? 'gone' : outcome.kind] += 1
      if (outcome !== 'gone') tally = tallied(tally, letter.event, outcome, clock())
    }
  } finally {
    const { since: _, ...counted } = tally ?? { since: 0 }
    if (tally) await write('fcc.webhook.delivered', { host: new URL(config.url).host, ...counted })
  }
  const left = all.length - counts.delivered - counts.withheld - counts.gone
  return { webhook: name, ...counts, left, ...(stoppedBy === undefined ? {} : { stoppedBy }) }
}

async function eventOf(
  { store }: TenantServices,
  { event, insertion }: DeadLetter,
): Promise<CloudEvent | undefined> {
  const [found] = await store.readEvents({ after: insertion - 1, limit: 1 })
  return found?.id === event ? readEvent(found.text) : undefined
}

/** What came of one: taken, kept here, or why it was not taken. */
async function sendAgain(
  services: TenantServices,
  { name, event }: { readonly name: string; readonly event: CloudEvent },
  signal: AbortSignal,
): Promise<Extract<EventOutcome, { kind: 'delivered' | 'withheld' }> | { readonly why: string }> {
  const config = webhookNamed(services, name)
  const governed = await governEvent(services, event, { name, url: new URL(config.url), signal })
  if (governed.kind === 'withheld') return governed
  if (governed.kind === 'unchecked') return { why: 'unchecked' }
  const { limits, clock, model } = services
  const tried = await tryWebhook(
    { config, targets: model.webhookTargets, tryMs: limits.webhooks.tryMs, clock },
    { id: event.id, body: governed.body },
    signal,
  )
  return tried.kind === 'delivered' ? { kind: 'delivered', failed: 0 } : { why: tried.why }
}
