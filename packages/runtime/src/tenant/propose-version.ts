import { mandatedPlugins, selectedPlugins } from '../assembly/selected-plugins.ts'
import { pluginDifferences, pluginVersions } from '../changes/plugin-versions.ts'
import type { TenantChange } from '../changes/proposed-change.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { assertTenantConfig } from '../config/tenant-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { decideVersion, type TenantVersion, type VersionSources } from './tenant-version.ts'

/** The versions of the plugins that a tenant would have here under a configuration. */
export function pluginsOf(
  { packages, host }: VersionSources,
  config: TenantConfig,
): Readonly<Record<string, string>> {
  const mandated = mandatedPlugins(host.config.platformConstitutions)
  return pluginVersions(
    packages.manifests,
    selectedPlugins(packages.manifests, config.plugins, mandated),
  )
}

/**
 * Decides a change that another process proposes, beside what runs here. Packages are looked for anew where others are
 * wanted than are known.
 *
 * @param before the version that the tenant has here
 * @throws FccError FCC_CHANGE_PLUGINS, FCC_TENANT_CONFIG, FCC_TENANT_REFUSED
 */
export async function decideProposed(
  change: TenantChange,
  sources: VersionSources,
  before: TenantVersion | undefined,
): Promise<TenantVersion> {
  const { tenant, version, plugins } = change
  const config = JSON.parse(change.config) as TenantConfig
  assertTenantConfig(config)
  const differences = () => pluginDifferences(plugins, pluginsOf(sources, config))
  if (differences().length > 0) sources.packages.lookAgain()
  const left = differences()
  if (left.length > 0) throw runtimeErrors.changePlugins(tenant, left)
  const decided = await decideVersion(config, version, sources, { before })
  if (decided.model) return decided
  await decided.retain()()
  throw runtimeErrors.tenantRefused(tenant, decided.refusals)
}
