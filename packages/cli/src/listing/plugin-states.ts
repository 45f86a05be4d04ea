import type { Diagnostic, FoundManifest } from '@fcc/plugin-api'
import type { Runtime } from '@fcc/runtime'
import { causesFirst } from './causes-first.ts'

/** A plugin that was found, over all tenants. */
export interface PluginState {
  readonly id: string
  readonly package: string
  readonly version: string
  readonly kind: string
  readonly location: string
  readonly state: 'ready' | 'failed' | 'skipped' | 'not-selected'
  /** The code of what keeps it from being ready. */
  readonly reason: string | undefined
  /** Tenants that have it; refused ones are not known to. */
  readonly tenants: readonly string[]
  /** The longest that loading and setting up took in any assembly, in milliseconds. */
  readonly loadMs: number | undefined
  readonly setupMs: number | undefined
}

type Looked = Pick<Runtime, 'manifests' | 'assemblies' | 'tenants' | 'tenant'>

/** Every plugin that was found, in the order in which they start; those that do not, last. */
export function resolvePluginStates(runtime: Looked): readonly PluginState[] {
  const order = [
    ...new Set(runtime.assemblies.flatMap(({ plan }) => plan.order.map(({ id }) => id))),
  ]
  const having = tenantsByPlugin(runtime)
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  return runtime.manifests
    .filter((found) => isUsedCopy(runtime, found))
    .map(({ manifest, packageName, version, location }): PluginState => {
      const { id, kind } = manifest
      const tenants = having.get(id) ?? []
      return { id, package: packageName, version, kind, location, tenants, ...lived(runtime, id) }
    })
    .sort((one, other) => place(one.id) - place(other.id) || (one.id < other.id ? -1 : 1))
}

/** Of a plugin that is there in several copies, those that a plan took; of one that no plan took, each. */
function isUsedCopy({ assemblies }: Looked, { manifest, location }: FoundManifest): boolean {
  const taken = assemblies.flatMap(({ plan }) =>
    plan.order.filter(({ id }) => id === manifest.id).map(({ found }) => found.location),
  )
  return taken.length === 0 || taken.includes(location)
}

function lived({ assemblies }: Looked, id: string) {
  const all = assemblies.flatMap(({ kernel }) =>
    kernel.plugins.filter(({ pluginId }) => pluginId === id),
  )
  const planned = assemblies.some(({ plan }) => plan.order.some((each) => each.id === id))
  const failed = all.find(({ state }) => state === 'failed')
  const skipped = all.find(
    ({ state, reason }) => state === 'skipped' && reason?.code !== NOT_SELECTED,
  )
  const broken = failed ?? skipped
  return {
    state: broken
      ? (broken.state as 'failed' | 'skipped')
      : planned
        ? ('ready' as const)
        : ('not-selected' as const),
    reason: broken?.reason?.code,
    loadMs: longest(all.map(({ loadMs }) => loadMs)),
    setupMs: longest(all.map(({ setupMs }) => setupMs)),
  }
}

function longest(times: readonly (number | undefined)[]): number | undefined {
  const measured = times.filter((time) => time !== undefined)
  return measured.length > 0 ? Math.max(...measured) : undefined
}

function tenantsByPlugin(runtime: Looked): ReadonlyMap<string, readonly string[]> {
  const having = new Map<string, string[]>()
  for (const { id, state } of runtime.tenants.list()) {
    if (state !== 'ready') continue
    for (const plugin of runtime.tenant(id).model.assembly.plan.order) {
      having.set(plugin.id, [...(having.get(plugin.id) ?? []), id])
    }
  }
  return having
}

const NOT_SELECTED = 'FCC_PLAN_NOT_SELECTED'
const UNKNOWN_SELECTED = 'FCC_PLAN_UNKNOWN_SELECTED'
const PLUGIN_MISSING = 'FCC_PLUGIN_MISSING'

const NOT_INSTALLED = 'FCC_DISCOVERY_NOT_INSTALLED'
const MISSING_INCLUDE = 'FCC_PLAN_MISSING_INCLUDE'
const SAFEGUARD_BROKEN = 'FCC_SAFEGUARD_BROKEN'

/**
 * Everything worth telling, each once, in the order in which the advice can be followed. That one tenant did not select what another has is as it
 * should be and left out; of a plugin that no tenant has it is said once, unless one is missing:
 * whoever named that one meant no other. What is missing is told for its tenant, and not for its
 * assembly too. That a tenant is refused for a plugin which did not start is its state, and left out
 * where the plugin's own error is told.
 */
export function settledDiagnostics(
  { assemblies }: Pick<Runtime, 'assemblies'>,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const planned = new Set(assemblies.flatMap(({ plan }) => plan.order.map(({ id }) => id)))
  const failed = new Set(
    diagnostics
      .filter(({ code, severity }) => severity === 'error' && code !== SAFEGUARD_BROKEN)
      .map(({ pluginId }) => pluginId),
  )
  const missing = new Set(
    diagnostics.filter(({ code }) => code === PLUGIN_MISSING).map(({ pluginId }) => pluginId),
  )
  // Of a plugin that a tenant selected and that could not be planned, its own reason is told.
  const skipped = new Set(
    assemblies.flatMap(({ plan }) =>
      plan.skipped
        .filter(({ reason }) => reason.code !== NOT_SELECTED)
        .map(({ pluginId }) => pluginId),
    ),
  )
  const told = diagnostics
    .filter((each) => !restates(each, missing))
    .filter(({ code, pluginId }) => code !== SAFEGUARD_BROKEN || !failed.has(pluginId))
    .filter(({ code, pluginId }) => code !== UNKNOWN_SELECTED || !missing.has(pluginId))
    .filter(
      ({ code, pluginId }) =>
        code !== NOT_SELECTED ||
        (missing.size === 0 && !planned.has(pluginId ?? '') && !skipped.has(pluginId ?? '')),
    )
    .map((each) =>
      each.code === NOT_SELECTED
        ? { ...each, why: `${each.pluginId} is installed, and no tenant selects it.` }
        : each,
    )
  return causesFirst([...new Map(told.map((each) => [`${each.code}\n${each.why}`, each])).values()])
}

/** What is missing is told of the tenant that misses it, and not again by whoever looked for it. */
function restates(
  { code, pluginId, why }: Diagnostic,
  missing: ReadonlySet<string | undefined>,
): boolean {
  if (code === NOT_INSTALLED) return missing.has(pluginId)
  if (code !== MISSING_INCLUDE) return false
  return [...missing].some((name) => why.includes(` package ${name}, `))
}
