import type { ShownDeadLetter, WebhookState } from './list-webhooks.ts'
import type { RedrivenWebhook } from './redrive-webhook.ts'
import type { TestedWebhook } from './test-webhook.ts'

/** What one principal may do with the webhooks of a tenant. */
export interface WebhookActs {
  /** Where the tenant's events are sent, and how each fares. */
  webhooks(): Promise<readonly WebhookState[]>
  /** The events that a webhook could not be given, the oldest first. @throws FccError FCC_WEBHOOK_UNKNOWN */
  deadLetters(webhook: string): Promise<readonly ShownDeadLetter[]>
  /**
   * Sends events again that a webhook could not be given, the oldest first: 100 by default, 1,000 at most. The first
   * that is not taken ends it. Audited.
   *
   * @throws FccError FCC_WEBHOOK_UNKNOWN
   * @example
   * const { delivered, left } = await session.redriveWebhook('billing')
   */
  redriveWebhook(
    webhook: string,
    options?: { readonly limit?: number | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<RedrivenWebhook>
  /** Sends a webhook one event that tells of nothing. Audited. @throws FccError FCC_WEBHOOK_UNKNOWN */
  testWebhook(
    webhook: string,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<TestedWebhook>
}
