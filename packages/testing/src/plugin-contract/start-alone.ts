import { DOMAIN_HOOKS, DOMAIN_POINTS } from '@fcc/contracts'
import { createKernel, type Kernel, resolvePlan } from '@fcc/kernel'
import {
  type AnyService,
  API_VERSION,
  type Diagnostic,
  type Plugin,
  type PointScope,
} from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import type { FoundPlugin } from '../package/find-includes.ts'
import { type Fake, fakePlugins } from '../runtime/fake.ts'
import { errorsOf } from '../tell-problems.ts'
import { RESERVED_PERSONAS } from './reserved-personas.ts'

/** What is started: the plugin with its static half, what it includes, and what stands in for the rest. */
export interface Company {
  readonly subject: FoundPlugin
  readonly includes: readonly FoundPlugin[]
  readonly fakes: readonly Fake[]
  /** The plugin's raw structural configuration. */
  readonly config: unknown
  readonly limits?: StartLimits | undefined
}

/**
 * How long a plugin is waited for, in milliseconds each; what a host waits for, where left out.
 *
 * @example
 * pluginContract(plugin, { limits: { setupTimeoutMs: 30_000 } })
 */
export interface StartLimits {
  /** For its set-up. */
  readonly setupTimeoutMs?: number | undefined
  /** For each thing that it deferred. */
  readonly stopTimeoutMs?: number | undefined
}

/** A plugin started in kernels of its own, one per scope. */
export interface AloneStart {
  readonly kernels: readonly Kernel[]
  /** Errors that concern the plugin, of planning and of both kernels, each once. */
  readonly problems: readonly Diagnostic[]
  /** Stops both. @throws AggregateError as a kernel's `stop` */
  stop(): Promise<void>
}

const SCOPES: readonly PointScope[] = ['host', 'assembly']

/** What is otherwise than with the plugin by itself. */
export interface AloneOptions {
  /** Takes the place of its code. */
  readonly instead?: Plugin | undefined
  /** Hears everything that is found, also once it has started. */
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
}

/** Makes kernels for a plugin and its company, not started. */
export function createAlone(
  company: Company,
  { instead, onDiagnostic }: AloneOptions = {},
): readonly Kernel[] {
  const { subject, includes, fakes, config, limits = {} } = company
  const { id } = subject.plugin
  const isService = ([token]: Fake) => token['~kind'] === 'fcc.service'
  const services = new Map(fakes.filter(isService) as unknown as (readonly [AnyService, unknown])[])
  const others = fakePlugins(fakes.filter((each) => !isService(each))).map((plugin) => ({
    plugin,
    found: deriveManifest(plugin),
  }))
  const all = [{ plugin: instead ?? subject.plugin, found: subject.found }, ...includes, ...others]
  const byId = new Map(all.map(({ plugin, found }) => [found.manifest.id, plugin]))
  const plan = resolvePlan({
    manifests: all.map(({ found }) => found),
    apiVersion: API_VERSION,
    points: DOMAIN_POINTS,
    providedServices: Object.fromEntries(
      [...services.keys()].map((each) => [each.id, each.version]),
    ),
  })
  return SCOPES.map((scope) =>
    createKernel({
      plan,
      scope,
      services,
      load: async (found) => byId.get(found.manifest.id),
      points: DOMAIN_POINTS,
      hooks: DOMAIN_HOOKS,
      config: config === undefined ? {} : { [id]: config },
      reservedIds: { personas: RESERVED_PERSONAS },
      onDiagnostic,
      ...limits,
    }),
  )
}

/** Starts a plugin in its company. */
export async function startAlone(
  company: Company,
  options: AloneOptions = {},
): Promise<AloneStart> {
  const kernels = createAlone(company, options)
  const { id } = company.subject.plugin
  const manifestId = company.subject.found.manifest.id
  const problems: Diagnostic[] = []
  for (const kernel of kernels) {
    const { diagnostics } = await kernel.start()
    const concern = errorsOf(diagnostics).filter(
      ({ pluginId }) => pluginId === undefined || pluginId === id || pluginId === manifestId,
    )
    for (const found of concern) {
      if (!problems.some(({ code, why }) => code === found.code && why === found.why)) {
        problems.push(found)
      }
    }
  }
  return { kernels, problems, stop: () => stopAll(kernels) }
}

/** Stops kernels, the last one first, whatever happens to the others. */
export async function stopAll(kernels: readonly Kernel[]): Promise<void> {
  const ended = await Promise.allSettled(kernels.toReversed().map((kernel) => kernel.stop()))
  const failures = ended.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  if (failures.length > 0) throw new AggregateError(failures, 'Not everything stopped.')
}
