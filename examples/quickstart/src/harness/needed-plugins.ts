import type { Plugin } from '@fcc/plugin-api'
import { discoverPlugins, type GivenPlugin } from '@fcc/runtime'
import { exampleDirectory } from '../example-directory.ts'

/** Plugins and what they include, with the manifests that discovery finds; nothing else is imported. */
export async function neededPlugins(names: readonly string[]): Promise<readonly GivenPlugin[]> {
  const { found } = discoverPlugins(exampleDirectory)
  const needed = new Set<string>()
  const pending = [...names]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const manifest = found.find((each) => each.manifest.id === next || each.packageName === next)
    if (!manifest) throw new Error(`The quickstart has no plugin ${next}.`)
    if (needed.has(manifest.packageName)) continue
    needed.add(manifest.packageName)
    pending.push(...manifest.manifest.includes)
  }
  return Promise.all(
    found
      .filter(({ packageName }) => needed.has(packageName))
      .map(async (manifest) => {
        const module = (await import(manifest.packageName)) as { readonly default: Plugin }
        return { plugin: module.default, found: manifest }
      }),
  )
}
