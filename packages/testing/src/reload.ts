import { DOMAIN_POINTS } from '@fcc/contracts'
import { createKernel, resolvePlan } from '@fcc/kernel'
import { API_VERSION, isPlugin } from '@fcc/plugin-api'
import { loadPlugin } from '@fcc/runtime'
import { testingError } from './diagnostics.ts'
import { findManifest } from './package/find-manifest.ts'
import { readPluginPackage } from './package/plugin-package.ts'
import { errorsOf, tellProblems } from './tell-problems.ts'

/** Which contribution of which package is wanted. */
export interface ReloadArgument {
  /** The plugin's package.json. */
  readonly file: string
  readonly pointId: string
  readonly id: string
  /** The plugin's structural configuration. */
  readonly config: unknown
}

/**
 * Loads a plugin from its package and gives one of its contributions: how another process makes
 * what a suite tries there.
 *
 * @throws FccError FCC_TESTING_PLUGIN_BROKEN, FCC_TESTING_UNKNOWN_CONTRIBUTION
 */
export async function reloadContribution(wanted: ReloadArgument): Promise<unknown> {
  const { file, pointId, id, config } = wanted
  const found = readPluginPackage(file)
  const { plugin, manifest } = await load(found)
  const known = [...DOMAIN_POINTS, ...(plugin.points ?? [])]
  const { scope = 'assembly' } = known.find((each) => each.id === pointId) ?? {}
  const kernel = createKernel({
    plan: resolvePlan({ manifests: [manifest], apiVersion: API_VERSION, points: DOMAIN_POINTS }),
    load: async () => plugin,
    points: DOMAIN_POINTS,
    scope,
    config: config === undefined ? {} : { [plugin.id]: config },
  })
  const { diagnostics } = await kernel.start()
  const point = kernel.points.get(pointId)
  const value = point && kernel.find(point, id)?.value
  if (value !== undefined) return value
  const problems = tellProblems(errorsOf(diagnostics))
  if (problems !== '') throw testingError('FCC_TESTING_PLUGIN_BROKEN', { problems })
  const facts = { plugin: plugin.id, id, point: pointId, hint: '' }
  throw testingError('FCC_TESTING_UNKNOWN_CONTRIBUTION', facts)
}

async function load(found: ReturnType<typeof readPluginPackage>) {
  // Only code is wanted here, and code points to nothing: what the plugin includes need not be there.
  const manifestOf = (plugin: Parameters<typeof findManifest>[0]) => {
    const whole = findManifest(plugin, found)
    return { ...whole, manifest: { ...whole.manifest, includes: [] } }
  }
  const plugin = await loadPlugin({
    packageName: found.json.name ?? '',
    location: found.folder,
  })
  if (isPlugin(plugin)) return { plugin, manifest: manifestOf(plugin) }
  throw testingError('FCC_TESTING_OTHER_PLUGIN', {
    found: typeof plugin,
    plugin: found.json.name ?? found.file,
  })
}
