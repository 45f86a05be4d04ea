import type { AnyService, Service } from '@fcc/plugin-api'
import satisfies from 'semver/functions/satisfies.js'
import { failure } from '../diagnostics.ts'

/** Services by id. The first to provide one stays, and the host is the first. */
export type Services = Map<string, { readonly version: string; readonly value: unknown }>

/** Adds a service unless there is one. */
export function provideService(services: Services, { id, version }: AnyService, value: unknown) {
  if (!services.has(id)) services.set(id, { version, value })
}

/** A service that is there in a version of the range. */
export function findService(services: Services, id: string, range: string | undefined) {
  const provided = services.get(id)
  return provided && range && satisfies(provided.version, range) ? provided : undefined
}

/** A service by its token. @throws FccError FCC_KERNEL_UNKNOWN_SERVICE */
export function resolveService<Value>(services: Services, token: Service<Value>): Value {
  const { id: service, version } = token
  const provided = findService(services, service, `^${version}`)
  // The token that provided it had this type; the plugin's compiler saw to that.
  if (provided !== undefined) return provided.value as Value
  const found = services.get(service)?.version ?? 'none'
  throw failure('FCC_KERNEL_UNKNOWN_SERVICE', { service, version, found })
}
