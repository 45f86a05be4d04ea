import { isPlugin } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { runtimeErrors } from '../diagnostics.ts'
import type { RuntimeOptions } from '../runtime.ts'
import { discoverPlugins } from './discover-plugins.ts'

/** The plugins given in code, or else those that are found from a folder. */
export function givenOrDiscovered(options: RuntimeOptions, directory: string) {
  if (!options.plugins) {
    const { found, diagnostics, named } = discoverPlugins(directory)
    const nothingFound =
      found.length === 0 ? runtimeErrors.nothingFound(directory, named) : undefined
    return { manifests: found, diagnostics, given: new Map<string, unknown>(), nothingFound }
  }
  const given = options.plugins.map((each) =>
    isPlugin(each) ? { plugin: each, found: deriveManifest(each) } : each,
  )
  return {
    manifests: given.map(({ found }) => found),
    diagnostics: [],
    nothingFound: undefined,
    given: new Map<string, unknown>(given.map(({ plugin }) => [plugin.id, plugin])),
  }
}
