import type { Plugin } from '@fcc/plugin-api'
import { discoverPlugins, type GivenPlugin } from '@fcc/runtime'
import { exampleDirectory } from '../example-directory.ts'

/** How each package of the example is imported: only when a test needs it. */
const imports: Readonly<Record<string, () => Promise<{ readonly default: Plugin }>>> = {
  '@fcc/example-provider-loopback': () => import('@fcc/example-provider-loopback'),
  '@fcc/plugin-core-catalog': () => import('@fcc/plugin-core-catalog'),
  '@fcc/plugin-detectors-common': () => import('@fcc/plugin-detectors-common'),
  '@fcc/plugin-provider-deterministic': () => import('@fcc/plugin-provider-deterministic'),
  'fcc-finserv': () => import('fcc-finserv'),
  'fcc-gov': () => import('fcc-gov'),
  'fcc-healthcare': () => import('fcc-healthcare'),
}

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
        const module = await imports[manifest.packageName]?.()
        if (!module) throw new Error(`Nothing imports ${manifest.packageName}.`)
        return { plugin: module.default, found: manifest }
      }),
  )
}
