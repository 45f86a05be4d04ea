import { fileURLToPath } from 'node:url'
import type { Plugin } from '@fcc/plugin-api'
import coreCatalogue from '@fcc/plugin-core-catalog'
import detectors from '@fcc/plugin-detectors-common'
import deterministic from '@fcc/plugin-provider-deterministic'
import local from '@fcc/plugin-provider-local'
import { discoverPlugins, type GivenPlugin } from '@fcc/runtime'
import healthcare from 'fcc-healthcare'

const plugins: readonly Plugin[] = [coreCatalogue, detectors, deterministic, healthcare, local]

/** The plugins that this package depends on, with the manifests that say which of them is a vertical. */
export function installedPlugins(): readonly GivenPlugin[] {
  const { found } = discoverPlugins(fileURLToPath(new URL('..', import.meta.url)))
  return plugins.flatMap((plugin) => {
    const manifest = found.find((each) => each.manifest.id === plugin.id)
    return manifest ? [{ plugin, found: manifest }] : []
  })
}
