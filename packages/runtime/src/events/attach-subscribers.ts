import { type EventBus, type EventListener, type Subscriber, subscribers } from '@fcc/contracts'
import { runtimeErrors } from '../diagnostics.ts'
import { callTenant } from '../tenant/call-tenant.ts'
import type { TenantModel } from '../tenant/tenant-model.ts'

/** What a plugin contributes to hear of a tenant's events, ready to be called. */
export interface CalledSubscriber {
  /** Its whole id; also the group under which a transport keeps its place. */
  readonly id: string
  readonly types: Subscriber['types']
  readonly listener: EventListener
}

/** The subscribers of a tenant's plugins. */
function subscribersOf(model: TenantModel, signal: AbortSignal): readonly CalledSubscriber[] {
  const tenant = callTenant(model, model.settings)
  return model.catalogue.all(subscribers).map(({ id, value, origin }) => {
    const call = { settings: model.settings[origin.pluginId] ?? {}, tenant, signal }
    return { id, types: value.types, listener: (event) => value.handle(event, call) }
  })
}

/** One of them by its whole id. @throws FccError FCC_EVENT_SUBSCRIBER_UNKNOWN */
export function subscriberNamed(
  model: TenantModel,
  name: string,
  signal: AbortSignal,
): CalledSubscriber {
  const all = subscribersOf(model, signal)
  const found = all.find(({ id }) => id === name)
  if (found) return found
  const known = all.map(({ id }) => id)
  throw runtimeErrors.subscriberUnknown(model.config.id, name, known)
}

/** Subscribes what a tenant's plugins contribute to the tenant's events; gives what ends it. */
export async function attachSubscribers(
  bus: EventBus,
  model: TenantModel,
): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const ends = await Promise.all(
    subscribersOf(model, stopping.signal).map(({ id, types, listener }) =>
      // Among all processes one hears an event, and continues where the group was.
      bus.subscribe({ types }, listener, { name: id, group: id }),
    ),
  )
  return async () => {
    stopping.abort()
    await Promise.all(ends.map((end) => end()))
  }
}
