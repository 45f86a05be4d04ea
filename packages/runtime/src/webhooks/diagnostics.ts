import { type Diagnostic, FccError, suggest } from '@fcc/plugin-api'
import type { GivenUpWhy, HostFailure } from './webhook-outcome.ts'

/** Why a webhook stands still, in words, and what puts it right. */
const FAILINGS: Readonly<Record<string, readonly [string, string]>> = {
  target_not_allowed: [
    'the host lets no webhook be there',
    'Write its origin under webhook_targets in fcc.yaml, or correct its url.',
  ],
  address_refused: [
    'its name leads to an address at which no receiver may be',
    'Correct its url, or say private: true of its origin under webhook_targets where it is on this machine or in your network.',
  ],
  secret_missing: [
    'its secret is not there, or is none',
    'Put a secret where the reference says: whsec_ and the base64 of 24 to 64 random bytes.',
  ],
  letters_full: [
    'as many events were given up as may be kept',
    'Once the receiver works: fcc webhooks redrive NAME.',
  ],
  unchecked: [
    'a detector could not look into an event',
    'Look at the detectors: fcc doctor. It is tried again by itself.',
  ],
  unreachable: [
    'it cannot be reached',
    'Look whether the receiver runs; it is tried again by itself.',
  ],
  timed_out: [
    'it does not answer in time',
    'Let the receiver answer before it does its work; it is tried again by itself.',
  ],
  redirected: [
    'it answers with another address, and none is followed',
    'Write the address that it is at now as its url.',
  ],
}

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
    const [what, fix] = FAILINGS[at.why] ?? [
      `it answers ${at.why.replace('status_', '')}`,
      'Look into the log of the receiver; it is tried again by itself.',
    ]
    return {
      severity: 'warning',
      code: 'FCC_WEBHOOK_FAILING',
      why: `The webhook ${name} of tenant ${tenant} at ${at.host} is not given its events: ${what}.`,
      fix,
    }
  },
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
