import type { WebhookConfig } from '../../config/webhook-config.ts'
import { targetOf } from '../../config/webhook-target.ts'
import { runtimeErrors } from '../../diagnostics.ts'
import { type DeadLetter, openDeadLetters } from '../../webhooks/dead-letters.ts'
import { isThere } from '../../webhooks/missing-webhook-secrets.ts'
import { readStanding } from '../../webhooks/webhook-place.ts'
import type { TenantServices } from '../tenant-services.ts'

/** A webhook as it fares. Neither its secret is in it nor the path of its address, which may be one. */
export interface WebhookState {
  readonly name: string
  /** Scheme, host and port. */
  readonly origin: string
  /** The kinds of events that are sent; all where absent. */
  readonly types?: readonly string[] | undefined
  /** The references to its secrets, and whether each is there now and is one. */
  readonly secrets: readonly { readonly reference: string; readonly isThere: boolean }[]
  /** Whether the host lets webhooks be there. */
  readonly isAllowed: boolean
  /**
   * `not_started` where no server has looked after it yet: events are sent from then on. `current` where everything
   * was sent that could be; `behind` where events wait.
   */
  readonly state: 'not_started' | 'current' | 'behind' | 'failing'
  /** Whether a process has it in hand now. */
  readonly isHeld: boolean
  readonly failing?:
    | { readonly why: string; readonly since: string; readonly tries: number }
    | undefined
  /** How many events were given up, and wait to be sent again by somebody. */
  readonly deadLetters: number
}

/** An event that a webhook could not be given, as it is shown. */
export interface ShownDeadLetter {
  readonly event: string
  readonly type: string
  readonly run: string
  readonly why: string
  readonly tries: number
  /** RFC 3339, UTC. */
  readonly at: string
}

/** The configuration of a webhook by its name. @throws FccError FCC_WEBHOOK_UNKNOWN */
export function webhookNamed({ model, tenant }: TenantServices, name: string): WebhookConfig {
  const { webhooks = {} } = model.config
  const config = Object.hasOwn(webhooks, name) ? webhooks[name] : undefined
  if (!config) throw runtimeErrors.webhookUnknown(tenant, name, Object.keys(webhooks))
  return config
}

/** Every webhook of the tenant, and how it fares. */
export async function listWebhooks(services: TenantServices): Promise<readonly WebhookState[]> {
  const { model } = services
  return Promise.all(
    Object.entries(model.config.webhooks ?? {}).map(([name, config]) =>
      stateOf(services, name, config),
    ),
  )
}

async function stateOf(
  services: TenantServices,
  name: string,
  config: WebhookConfig,
): Promise<WebhookState> {
  const { model, tenant, credentials, store, clock } = services
  const standing = await readStanding(credentials, tenant, name, clock())
  const letters = await openDeadLetters(credentials, tenant).list(name)
  const [next] = standing ? await store.readEvents({ after: standing.place, limit: 1 }) : []
  const { failing } = standing ?? {}
  const secrets = await Promise.all(
    config.secrets.map(async (reference) => ({ reference, isThere: await isThere(reference) })),
  )
  return {
    name,
    origin: new URL(config.url).origin,
    ...(config.types ? { types: config.types } : {}),
    secrets,
    isAllowed: targetOf(model.webhookTargets, config.url) !== undefined,
    state: !standing ? 'not_started' : failing ? 'failing' : next ? 'behind' : 'current',
    isHeld: standing?.isHeld ?? false,
    ...(failing ? { failing: { ...failing, since: new Date(failing.since).toISOString() } } : {}),
    deadLetters: letters.length,
  }
}

/** The events that a webhook could not be given, the oldest first. @throws FccError FCC_WEBHOOK_UNKNOWN */
export async function listDeadLetters(
  services: TenantServices,
  name: string,
): Promise<readonly ShownDeadLetter[]> {
  webhookNamed(services, name)
  const letters = await openDeadLetters(services.credentials, services.tenant).list(name)
  return letters.map(shownLetter)
}

function shownLetter({ event, type, run, why, tries, at }: DeadLetter): ShownDeadLetter {
  return { event, type, run, why, tries, at: new Date(at).toISOString() }
}
