import { join } from 'node:path'
import { isPlugin, type Manifest, type Plugin } from '@fcc/plugin-api'
import { parseManifest } from '@fcc/plugin-api/manifest'
import { cliErrors } from '../diagnostics.ts'
import { readBytes } from '../io/read-file.ts'
import { runtimeModule } from '../runtime-module.ts'

/** A plugin's package as it lies there: what it says, and its code. */
export interface PluginPackage {
  readonly file: string
  /** The package.json, byte for byte. */
  readonly text: string
  readonly declared: Pick<Manifest, 'contributes' | 'points'>
  readonly plugin: Plugin
}

/**
 * Reads and imports a plugin's package.
 *
 * @throws FccError FCC_CLI_NOT_A_PLUGIN, FCC_CLI_BUILD_OUTDATED, FCC_PLUGIN_LOAD
 */
export async function readPluginPackage(directory: string): Promise<PluginPackage> {
  const file = join(directory, 'package.json')
  const text = new TextDecoder().decode(readBytes(directory, file))
  const content = parseJson(text, directory)
  const parsed = parseManifest(content.fcc, { file })
  if (!parsed.manifest) {
    throw cliErrors.notAPlugin(directory, parsed.diagnostics.map(({ why }) => why).join(' '))
  }
  const { manifest } = parsed
  const outdated = runtimeModule().findOutdatedBuild({
    folder: directory,
    exports: content.exports,
  })
  if (outdated !== undefined) throw cliErrors.buildOutdated(file, outdated)
  const exported = await runtimeModule().loadPlugin({
    packageName: content.name ?? manifest.id,
    location: directory,
  })
  if (!isPlugin(exported)) throw cliErrors.notAPlugin(directory, 'its default export is none')
  if (exported.id !== manifest.id) {
    const what = `its package.json says ${manifest.id} and its code ${exported.id}`
    throw cliErrors.notAPlugin(directory, what)
  }
  return { file, text, declared: manifest, plugin: exported }
}

interface PackageJson {
  readonly name?: string
  readonly version?: string
  readonly exports?: unknown
  readonly fcc?: unknown
}

function parseJson(text: string, directory: string): PackageJson {
  try {
    return JSON.parse(text) as PackageJson
  } catch {
    throw cliErrors.notAPlugin(directory, 'its package.json is no JSON')
  }
}
