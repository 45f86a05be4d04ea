import { pluginIdOf } from './package-name.ts'
import { type Recipe, usesSettings } from './recipes.ts'
import type { Request } from './request.ts'
import { OWN_RANGE, TOOL_RANGES } from './versions.ts'

type Json = Readonly<Record<string, unknown>>

/** What a vertical builds on; its plugin finds them through `fcc.includes`. */
const VERTICAL_INCLUDES: readonly string[] = [
  '@fcc/plugin-core-catalog',
  '@fcc/plugin-detectors-common',
]

/** Brings the build up to date in a moment: without declarations, and those of the last build stay. */
const BUILD = 'tsup --no-dts --no-clean'

/** What looks at the package as third parties do looks at its build. */
const SCRIPTS = {
  typecheck: 'tsc -p .',
  test: `${BUILD} && vitest run`,
  manifest: `${BUILD} && fcc manifest`,
} as const

/**
 * The `package.json` of a new plugin, made of the template's: its names and ranges in place of the
 * workspace's, and only the contributions it has. Pure.
 */
export function scaffoldManifest(
  template: Json,
  request: Request,
  recipes: readonly Recipe[],
): Json {
  const includes = request.kind === 'vertical' ? VERTICAL_INCLUDES : []
  const hasSettings = usesSettings(recipes)
  const { private: _, ...fields } = template
  const dependencies = Object.fromEntries(
    Object.entries(rangesOf(template.dependencies)).filter(
      ([name]) => name !== 'zod' || hasSettings,
    ),
  )
  return {
    ...fields,
    name: request.packageName,
    version: '0.1.0',
    description: `A ${request.kind} for FCC.`,
    license: 'UNLICENSED',
    files: recipes.some(({ source }) => source.kind === 'data') ? ['dist', 'data'] : ['dist'],
    scripts: { ...(template.scripts as Json), ...SCRIPTS },
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './package.json': './package.json',
    },
    dependencies: sorted({
      ...dependencies,
      ...Object.fromEntries(includes.map((name) => [name, OWN_RANGE])),
    }),
    peerDependencies: rangesOf(template.peerDependencies),
    // The command line writes the manifest; the template's is written in the workspace.
    devDependencies: sorted({ ...rangesOf(template.devDependencies), '@fcc/cli': OWN_RANGE }),
    fcc: {
      ...(template.fcc as Json),
      kind: request.kind,
      id: pluginIdOf(request.packageName),
      api: OWN_RANGE,
      includes,
      contributes: Object.fromEntries(
        recipes.map(({ point, contributes }) => [point, [contributes]]),
      ),
    },
  }
}

/** Workspace ranges as third parties need them. */
function rangesOf(field: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(field as Json).map((name) => [name, TOOL_RANGES[name] ?? OWN_RANGE]),
  )
}

function sorted(ranges: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(ranges).sort(([a], [b]) => (a < b ? -1 : 1)))
}
