import { NO_LABELS, type Principal } from '@fcc/contracts'
import { ulid } from 'ulid'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { governEvent } from '../../webhooks/govern-event.ts'
import { webhookSubject } from '../../webhooks/tell-of-webhook.ts'
import { tryWebhook } from '../../webhooks/try-webhook.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'
import { webhookNamed } from './list-webhooks.ts'

/** What came of sending a webhook an event that tells of nothing. */
export interface TestedWebhook {
  readonly webhook: string
  /** The id of the event that was sent. */
  readonly event: string
  readonly outcome: 'delivered' | 'failed' | 'withheld'
  /** Why it was not taken: `unreachable`, `status_500`, `address_refused`, `secret_missing` and the like. */
  readonly why?: string | undefined
  /** The rules that kept it here. */
  readonly rules?: readonly string[] | undefined
}

/**
 * Sends a webhook one event of the type `fcc.webhook.test`, once: by the rules at `event`, signed as any other, with
 * an entry before and one after. How it failed is a result and no error.
 *
 * @throws FccError FCC_WEBHOOK_UNKNOWN
 */
export async function testWebhook(
  services: TenantServices,
  by: Principal,
  name: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<TestedWebhook> {
  const { tenant, clock, model, limits } = services
  const config = webhookNamed(services, name)
  const url = new URL(config.url)
  const now = clock()
  const id = `webhook-test:${ulid(now)}`
  const event = {
    specversion: '1.0',
    id,
    source: `urn:fcc:tenant:${tenant}`,
    type: 'fcc.webhook.test',
    time: new Date(now).toISOString(),
    subject: webhookSubject(name),
    datacontenttype: 'application/json',
    fcctenant: tenant,
    fccnamespace: model.config.namespace,
    data: { webhook: name, labels: NO_LABELS },
  }
  const about = { by: actingPrincipal(by), webhook: name }
  const write = (type: 'fcc.webhook.testing' | 'fcc.webhook.tested', data: object) =>
    appendEntry(services, 'webhook', {
      type,
      subject: webhookSubject(name),
      data: { ...about, ...data },
    })
  await write('fcc.webhook.testing', { host: url.host })
  const governed = await governEvent(services, event, { name, url, signal })
  const tried =
    governed.kind === 'allowed'
      ? await tryWebhook(
          { config, targets: model.webhookTargets, tryMs: limits.webhooks.tryMs, clock },
          { id, body: governed.body },
          signal,
        )
      : governed
  await write('fcc.webhook.tested', { outcome: 'why' in tried ? tried.why : tried.kind })
  const of = { webhook: name, event: id }
  if (tried.kind === 'delivered') return { ...of, outcome: 'delivered' }
  if (tried.kind === 'withheld') return { ...of, outcome: 'withheld', rules: tried.rules }
  return { ...of, outcome: 'failed', why: tried.kind === 'unchecked' ? 'unchecked' : tried.why }
}
