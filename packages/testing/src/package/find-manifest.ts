import { API_VERSION, type FoundManifest, type Plugin } from '@fcc/plugin-api'
import { deriveManifest, parseManifest } from '@fcc/plugin-api/manifest'
import { testingError } from '../diagnostics.ts'
import { tellProblems } from '../tell-problems.ts'
import type { PluginPackage } from './plugin-package.ts'

/**
 * The static half of a plugin: its package's, or, where it has none, one derived from the code.
 *
 * @throws FccError FCC_TESTING_PACKAGE_UNREADABLE where the manifest is not valid
 */
export function findManifest(plugin: Plugin, found: PluginPackage | undefined): FoundManifest {
  if (found === undefined) return deriveManifest(plugin)
  const { file, folder, json } = found
  const { manifest, diagnostics } = parseManifest(json.fcc, { file })
  if (manifest === undefined) {
    const message = tellProblems(diagnostics)
    throw testingError('FCC_TESTING_PACKAGE_UNREADABLE', { file, message })
  }
  return {
    manifest,
    packageName: json.name ?? plugin.id,
    version: json.version ?? '0.0.0',
    location: folder,
  }
}

/**
 * A version range as third parties get it: a workspace writes `workspace:^`, which packing replaces by
 * the version that stands there.
 */
export function publishedRange(range: string, version: string = API_VERSION): string {
  if (!range.startsWith('workspace:')) return range
  const rest = range.slice('workspace:'.length)
  if (rest === '*' || rest === '') return version
  return rest === '^' || rest === '~' ? `${rest}${version}` : rest
}
