import { objectStores } from '@fcc/contracts'
import type { ObjectStoreOptions } from '@fcc/contracts/store-checks'
import type { Kernel } from '@fcc/kernel'
import type { HostConfig } from '../config/host-config.ts'
import { DEFAULT_OBJECTS } from '../config/objects-schema.ts'
import { choose } from '../host/start-host.ts'
import type { openHostObjects } from './host-objects.ts'

/**
 * What the configuration says of objects, out of what the host's plugins have: files beside a store that is files
 * itself, and none elsewhere, where nothing is said.
 *
 * @param store which store the objects belong to, by the name that the configuration gives it
 * @throws FccError FCC_HOST_CHOICE_MISSING
 */
export function objectsOf(
  kernel: Pick<Kernel, 'contributions'>,
  config: Pick<HostConfig, 'objects' | 'store'>,
  options: ObjectStoreOptions,
  store: string = config.store.use,
): Parameters<typeof openHostObjects>[0] {
  const { use = defaultFor(store), overBytes, orphanMs } = config.objects ?? DEFAULT_OBJECTS
  const all = kernel.contributions(objectStores)
  const known = Object.fromEntries(all.map(({ id, value }) => [id, value]))
  const factory = use === NONE ? undefined : choose(all, objectStores, use)
  const id = all.find(({ value }) => value === factory)?.id
  return {
    ...(factory && id ? { chosen: { use: id, factory } } : {}),
    ...{ known, options, overBytes, orphanMs },
  }
}

const NONE = 'none'

function defaultFor(store: string): string {
  return store.slice(store.indexOf('/') + 1) === 'sqlite' ? 'files' : NONE
}
