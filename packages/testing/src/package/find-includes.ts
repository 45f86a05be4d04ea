import { type FoundManifest, isPlugin, type Plugin } from '@fcc/plugin-api'
import { discoverPlugins, loadPlugin } from '@fcc/runtime'

/** A plugin with its static half. */
export interface FoundPlugin {
  readonly plugin: Plugin
  readonly found: FoundManifest
}

/**
 * Loads what a plugin's manifest includes, followed to the end, as a host would find it: among the
 * dependencies of the plugin's own package. What is not installed is left out, and the plan says so.
 */
export async function findIncludes(found: FoundManifest): Promise<readonly FoundPlugin[]> {
  if (found.declared === false || found.manifest.includes.length === 0) return []
  const installed = discoverPlugins(found.location).found
  const wanted = new Set<string>()
  const pending = [...found.manifest.includes]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (wanted.has(name)) continue
    wanted.add(name)
    pending.push(
      ...installed
        .filter(({ packageName }) => packageName === name)
        .flatMap(({ manifest }) => manifest.includes),
    )
  }
  const included: FoundPlugin[] = []
  for (const each of installed.filter(({ packageName }) => wanted.has(packageName))) {
    const plugin = await loadPlugin(each)
    if (isPlugin(plugin)) included.push({ plugin, found: each })
  }
  return included
}
