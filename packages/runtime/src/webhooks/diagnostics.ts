import { type Diagnostic, FccError, suggest } from '@fcc/plugin-api'
import { webhookFailureWords } from './webhook-failure-words.ts'
import type { GivenUpWhy, HostFailure } from './webhook-outcome.ts'

/** Errors of webhooks. The texts carry names, hosts and codes, never a path, a secret or an event. */
export const webhookErrors = {
  webhookUnknown: (tenant: string, name: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_WEBHOOK_UNKNOWN',
      why: `Tenant ${tenant} has no webhook ${name}; it has ${known.join(', ') || 'none'}.${suggest(name, known)}`,
      fix: 'Look at those that there are: fcc webhooks list. Or write it under webhooks of the tenant in fcc.yaml.',
    }),
  webhookFailing: (
    tenant: string,
    name: string,
    at: { readonly host: string; readonly why: GivenUpWhy | HostFailure },
  ): Diagnostic => {
    const { what, fix } = webhookFailureWords(at.why)
    return {
      severity: 'warning',
      code: 'FCC_WEBHOOK_FAILING',
      why: `The webhook ${name} of tenant ${tenant} at ${at.host} is not given its events: ${what}.`,
      fix,
    }
  },
  webhookSecretMissing: (tenant: string, name: string, reference: string): Diagnostic => ({
    severity: 'warning',
    code: 'FCC_WEBHOOK_SECRET_MISSING',
    why: `The webhook ${name} of tenant ${tenant} is given nothing: ${reference} is not there, or is no secret.`,
    fix: 'Put whsec_ and the base64 of 24 to 64 random bytes there; openssl rand -base64 32 makes such bytes.',
  }),
  webhookBroken: (tenant: string, name: string, cause: unknown) =>
    new FccError({
      code: 'FCC_WEBHOOK_BROKEN',
      why: `The events of tenant ${tenant} for the webhook ${name} could not be read, or noted as sent: ${nameOf(cause)}.`,
      fix: 'Repair the store; nothing is lost, and it is tried again by itself.',
      cause,
    }),
  webhooksNotLooked: (cause: unknown) =>
    new FccError({
      code: 'FCC_WEBHOOK_BROKEN',
      why: `It could not be looked which tenants have events for their webhooks: ${nameOf(cause)}.`,
      fix: 'Repair the store; nothing is lost, and it is tried again by itself.',
      cause,
    }),
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause
}
