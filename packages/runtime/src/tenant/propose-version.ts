import { mandatedPlugins, selectedPlugins } from '../assembly/selected-plugins.ts'
import { pluginDifferences, pluginVersions } from '../changes/plugin-versions.ts'
import type { TenantChange } from '../changes/proposed-change.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { assertTenantConfig } from '../config/tenant-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { fileDigestOf } from './directory-rows.ts'
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
 * Sees that the block of a tenant in the file of this process, where it has one, is that of who proposes a change: what
 * is in a file goes before what was changed elsewhere.
 *
 * @param known the block that was read last
 * @param now the block as the file has it now
 * @throws FccError FCC_CHANGE_FILE
 */
export function assertSameFile(
  { tenant, fileDigest }: Pick<TenantChange, 'tenant' | 'fileDigest'>,
  known: TenantConfig | undefined,
  now: () => TenantConfig | undefined,
): void {
  if (!known || fileDigestOf(known) === fileDigest) return
  const block = now()
  if (!block || fileDigestOf(block) !== fileDigest) throw runtimeErrors.changeFile(tenant)
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
