import { type EventBus, subscribers } from '@fcc/contracts'
import { callTenant } from '../tenant/call-tenant.ts'
import type { TenantModel } from '../tenant/tenant-model.ts'

/** Subscribes what a tenant's plugins contribute to the tenant's events; gives what ends it. */
export async function attachSubscribers(
  bus: EventBus,
  model: TenantModel,
): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const tenant = callTenant(model, model.settings)
  const ends = await Promise.all(
    model.catalogue.all(subscribers).map(({ id, value, origin }) => {
      const call = {
        settings: model.settings[origin.pluginId] ?? {},
        tenant,
        signal: stopping.signal,
      }
      return bus.subscribe({ types: value.types }, (event) => value.handle(event, call), {
        name: id,
        group: id,
      })
    }),
  )
  return async () => {
    stopping.abort()
    await Promise.all(ends.map((end) => end()))
  }
}
