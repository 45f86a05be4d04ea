import type { Diagnostic } from '@fcc/plugin-api'
import type { TenantConfig } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { resolveSecret } from '../secrets/resolve-secret.ts'
import { isWebhookSecret } from './webhook-message.ts'

/** What is said of a tenant, and which of its webhooks lack their secret now. */
export async function withMissingSecrets<
  Summary extends { readonly diagnostics: readonly Diagnostic[] },
>(summary: Summary, config: Pick<TenantConfig, 'id' | 'webhooks'> | undefined): Promise<Summary> {
  const lacking = await missingWebhookSecrets(config)
  return { ...summary, diagnostics: [...summary.diagnostics, ...lacking] }
}

/**
 * The webhooks of a tenant whose secret is not there now, or is none: their events wait. Only references are
 * named, never what they lead to.
 */
async function missingWebhookSecrets(
  config: Pick<TenantConfig, 'id' | 'webhooks'> | undefined,
): Promise<readonly Diagnostic[]> {
  const found = Object.entries(config?.webhooks ?? {}).flatMap(([name, { secrets }]) =>
    secrets.map(async (reference) =>
      (await isThere(reference))
        ? []
        : [runtimeErrors.webhookSecretMissing(config?.id ?? '', name, reference)],
    ),
  )
  return (await Promise.all(found)).flat()
}

/** Whether a reference leads to a secret of a webhook: a text that is none helps as little as none. */
export async function isThere(reference: string): Promise<boolean> {
  return resolveSecret(reference, reference).then(isWebhookSecret, () => false)
}
