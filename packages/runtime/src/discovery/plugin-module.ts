import { dirname, join, relative, sep } from 'node:path'
import { DOMAIN_POINTS, dataTexts } from '@fcc/contracts'
import { resolvePlan } from '@fcc/kernel'
import { API_VERSION, type Diagnostic, type FoundManifest } from '@fcc/plugin-api'
import { entryOf } from '../host/load-plugin.ts'
import { discoverPlugins } from './discover-plugins.ts'
import { locatePackage } from './locate-package.ts'

/** A module that imports every plugin of an application, and what was found on the way. */
export interface PluginModule {
  readonly text: string
  /** The plugins in it, in the order in which they start. */
  readonly plugins: readonly FoundManifest[]
  /** Why others are not in it. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Writes the list of an application's plugins as a module that imports them, for hosts whose packages
 * cannot be looked for where they run: bundles, and builds that are moved without their `node_modules`.
 * Its export goes to `createRuntime({ plugins })`. A bundler or file tracer sees the imports.
 *
 * @param directory the application's folder, with its package.json
 * @param file where the module will lie: imports of what the application does not depend on itself
 * are relative to it
 *
 * @example
 * const { text } = writePluginModule('/app', '/app/src/plugins.generated.js')
 */
export function writePluginModule(directory: string, file: string): PluginModule {
  const { found, diagnostics } = discoverPlugins(directory)
  const plan = resolvePlan({ manifests: found, apiVersion: API_VERSION, points: DOMAIN_POINTS })
  const plugins = plan.order.map((planned) => planned.found)
  const isData = ({ manifest }: FoundManifest): boolean => manifest.data !== undefined
  const lines = [
    ...(plugins.some(isData) ? ["import { dataPlugin } from '@fcc/runtime'"] : []),
    ...plugins.map((each, index) =>
      isData(each)
        ? `const plugin${index} = ${dataOf(each)}`
        : `import plugin${index} from ${JSON.stringify(specifierOf(each, directory, file))}`,
    ),
  ]
  const entries = plugins.map(({ manifest, packageName, version }, index) => {
    const location = `(bundled: ${packageName} ${version})`
    return `  { plugin: plugin${index}, found: ${JSON.stringify({ manifest, packageName, version, location })} },`
  })
  const text = [
    '// Written by `fcc plugins write`; run it again when plugins are added, removed or updated.',
    ...lines,
    '',
    'export const plugins = [',
    ...entries,
    ']',
    '',
  ].join('\n')
  return { text, plugins, diagnostics: [...diagnostics, ...plan.diagnostics] }
}

/** A package without code has nothing to import: its documents are taken along as texts. */
function dataOf({ manifest: { id, data = '' }, location }: FoundManifest): string {
  const files = dataTexts(id, join(location, data), location)
  return `dataPlugin(${JSON.stringify(id)}, ${JSON.stringify({ files })})`
}

/** The package's name where the application resolves it to this copy, else the path of its entry. */
function specifierOf(found: FoundManifest, directory: string, file: string): string {
  if (locatePackage(found.packageName, `${directory}/`) === found.location) return found.packageName
  const path = relative(dirname(file), entryOf(found.location)).split(sep).join('/')
  return path.startsWith('.') ? path : `./${path}`
}
