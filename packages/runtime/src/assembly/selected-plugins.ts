import type { FoundManifest } from '@fcc/plugin-api'
import { STANDARD_CONSTITUTION } from '../catalogue/core-catalogue.ts'
import type { HostConfig, TenantConfig } from '../config/host-config.ts'

/**
 * The ids of the plugins that a tenant means: those it names, by id or package, all they include and
 * those that provide a service they need; every one where it names none. What the platform mandates stays, as far as it is installed.
 * A name that nothing has stays as it is, so that it is missed.
 */
export function selectedPlugins(
  manifests: readonly FoundManifest[],
  named: readonly string[] | undefined,
  mandated: readonly string[] = [],
): ReadonlySet<string> {
  const byName = new Map<string, FoundManifest>()
  for (const found of manifests) {
    byName.set(found.packageName, found)
    byName.set(found.manifest.id, found)
  }
  const selected = new Set<string>()
  const pending = [
    ...(named ?? manifests.map(({ manifest }) => manifest.id)),
    ...mandated.filter((id) => byName.has(id)),
  ]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const found = byName.get(name)
    const id = found?.manifest.id ?? name
    if (selected.has(id)) continue
    selected.add(id)
    pending.push(...(found?.manifest.includes ?? []))
    for (const service of Object.keys(found?.manifest.needs ?? {})) {
      const serving = manifests.filter(({ manifest }) => Object.hasOwn(manifest.provides, service))
      pending.push(...serving.map(({ manifest }) => manifest.id))
    }
  }
  return selected
}

/** The plugins that the assembly of a tenant is made of; `undefined` means all. */
export function assemblyPlugins(
  manifests: readonly FoundManifest[],
  { plugins }: Pick<TenantConfig, 'plugins'>,
  { platformConstitutions }: Pick<HostConfig, 'platformConstitutions'>,
): readonly string[] | undefined {
  return plugins && [...selectedPlugins(manifests, plugins, mandatedPlugins(platformConstitutions))]
}

/** The plugins whose constitutions the platform lists: no tenant may leave them out. */
export function mandatedPlugins(listed: readonly string[] | undefined): readonly string[] {
  return (listed ?? [STANDARD_CONSTITUTION])
    .filter((id) => id.includes('/'))
    .map((id) => id.slice(0, id.indexOf('/')))
}
