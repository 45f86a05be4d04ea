import {
  DOMAIN_HOOKS,
  DOMAIN_POINTS,
  type ExecutorFactory,
  executors,
  type StoreFactory,
  stores,
  type TransportFactory,
  transports,
} from '@fcc/contracts'
import { createKernel, type Kernel, type KernelOptions, resolvePlan } from '@fcc/kernel'
import {
  API_VERSION,
  type Contribution,
  type FoundManifest,
  type Point,
  type PointShape,
} from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import type { HostConfig } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { BUILTIN_PLUGIN, builtinPlugin } from './builtin-plugin.ts'
import { hostedPlugins } from './hosted-plugins.ts'
import { kernelLimits } from './kernel-limits.ts'

/** What runs once per process: the kernel of host scope, and what the configuration chose in it. */
export interface StartedHost {
  readonly kernel: Kernel
  readonly store: StoreFactory
  readonly executor: ExecutorFactory
  readonly transport: TransportFactory
}

/**
 * Starts the host's part of the plugins once. Whoever calls it stops the kernel.
 *
 * @throws FccError FCC_HOST_FAILED, FCC_HOST_CHOICE_MISSING: nothing is left started then
 */
export async function startHost(given: {
  readonly config: HostConfig
  readonly manifests: readonly FoundManifest[]
  readonly load: (found: FoundManifest) => Promise<unknown>
  readonly enter?: KernelOptions['enter']
}): Promise<StartedHost> {
  const { config } = given
  const builtin = deriveManifest(builtinPlugin, { packageName: '@fcc/runtime', kind: 'plugin' })
  const hosted = hostedPlugins(given.manifests)
  const here = new Set([BUILTIN_PLUGIN, ...hosted.map(({ manifest }) => manifest.id)])
  const points = DOMAIN_POINTS
  const kernel = createKernel({
    plan: resolvePlan({ manifests: [builtin, ...hosted], apiVersion: API_VERSION, points }),
    load: async (found) => (found === builtin ? builtinPlugin : given.load(found)),
    points,
    hooks: DOMAIN_HOOKS,
    scope: 'host',
    config: Object.fromEntries(Object.entries(config.pluginConfig).filter(([id]) => here.has(id))),
    ...kernelLimits(config.limits),
    enter: given.enter,
  })
  try {
    const started = await kernel.start()
    if (started.state !== 'ready') {
      throw runtimeErrors.hostFailed(
        started.diagnostics.filter(({ severity }) => severity === 'error'),
      )
    }
    return {
      kernel,
      store: choose(kernel.contributions(stores), stores, config.store.use),
      executor: choose(kernel.contributions(executors), executors, config.executor.use),
      transport: choose(kernel.contributions(transports), transports, config.events.use),
    }
  } catch (error) {
    await kernel.stop()
    throw error
  }
}

/** What a point has under an id, or under its last part. @throws FccError FCC_HOST_CHOICE_MISSING */
export function choose<Shape extends PointShape & { readonly value: object }>(
  contributions: readonly Contribution<unknown>[],
  point: Point<Shape>,
  use: string,
): Shape['value'] {
  const found = contributions.find(({ id }) => id === use || id.slice(id.indexOf('/') + 1) === use)
  if (!found) {
    const known = contributions.map(({ id }) => id)
    throw runtimeErrors.choiceMissing(point.id, use, known)
  }
  return found.value as Shape['value']
}
