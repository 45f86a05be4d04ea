import type { WebhookConfig } from '../config/webhook-config.ts'
import { appendEntry } from '../tenant/session/append-entry.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import type { WebhookPlace } from './webhook-place.ts'

/**
 * Writes down what became of the events since the last time, in one entry. What was counted
 * stays in the row until the entry is durable: a process that is killed between them has it written down twice, and
 * never not.
 */
export async function tellOfWebhook(
  services: TenantServices,
  {
    name,
    config,
    place,
  }: { readonly name: string; readonly config: WebhookConfig; readonly place: WebhookPlace },
): Promise<void> {
  place.change(({ telling, untold, ...standing }) => {
    const next = telling ?? untold
    const left = telling && untold
    return { ...standing, ...(left ? { untold: left } : {}), ...(next ? { telling: next } : {}) }
  })
  await place.saved()
  const { telling } = place.standing()
  if (!telling || place.lost.aborted) return
  const { since: _, ...counted } = telling
  await appendEntry(services, 'webhook', {
    type: 'fcc.webhook.delivered',
    subject: webhookSubject(name),
    data: { webhook: name, host: new URL(config.url).host, ...counted },
  })
  place.change(({ telling: _told, ...standing }) => standing)
  await place.saved()
}

/** What entries about a webhook are about. */
export function webhookSubject(name: string): string {
  return `urn:fcc:webhook:${name}`
}
