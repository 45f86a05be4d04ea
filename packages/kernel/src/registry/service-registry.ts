import type { AnyService, Service } from '@fcc/plugin-api'
import satisfies from 'semver/functions/satisfies.js'
import { failure } from '../diagnostics.ts'

interface Provided {
  readonly version: string
  readonly value: unknown
}

/** Services by id, the host's first. */
export interface ServiceRegistry {
  /** Whether it is there in a version of the range. */
  has(id: string, range: string): boolean
  /** The value where it is there in a version of the range. */
  get(id: string, range: string): unknown
  /** Adds a plugin's service; where the host gives one, the host's stands. */
  provide(service: AnyService, value: unknown): void
  /** For the host's own calls. @throws FccError FCC_KERNEL_UNKNOWN_SERVICE */
  resolve<Value>(token: Service<Value>): Value
}

/** Makes a registry that begins with what the host gives. */
export function createServiceRegistry(
  given: ReadonlyMap<AnyService, unknown> = new Map(),
): ServiceRegistry {
  const services = new Map<string, Provided>()
  const provide = ({ id, version }: AnyService, value: unknown): void => {
    if (!services.has(id)) services.set(id, { version, value })
  }
  const within = (id: string, range: string): Provided | undefined => {
    const provided = services.get(id)
    return provided !== undefined && satisfies(provided.version, range) ? provided : undefined
  }
  for (const [service, value] of given) provide(service, value)
  return {
    has: (id, range) => within(id, range) !== undefined,
    get: (id, range) => within(id, range)?.value,
    provide,
    resolve<Value>({ id, version }: Service<Value>): Value {
      const provided = within(id, `^${version}`)
      if (provided === undefined) {
        const found = services.get(id)?.version ?? ''
        throw failure('FCC_KERNEL_UNKNOWN_SERVICE', {}, id, version, found)
      }
      // The token that provided it had this type; the plugin's compiler saw to that.
      return provided.value as Value
    },
  }
}
