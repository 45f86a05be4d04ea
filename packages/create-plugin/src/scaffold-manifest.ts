import { pluginIdOf } from './package-name.ts'
import { RECIPES, type Recipe } from './recipes.ts'
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
  const { private: _, ...fields } = template
  return {
    ...fields,
    name: request.packageName,
    version: '0.1.0',
    description: `A ${request.kind} for FCC.`,
    license: 'UNLICENSED',
    // What is scoped is published for its owners alone, unless it says otherwise.
    ...(request.packageName.startsWith('@') ? { publishConfig: { access: 'public' } } : {}),
    files: recipes.some(({ source }) => source.kind === 'data') ? ['dist', 'data'] : ['dist'],
    scripts: { ...(template.scripts as Json), ...SCRIPTS },
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './package.json': './package.json',
    },
    dependencies: sorted({
      ...rangesOf(template.dependencies, recipes),
      ...Object.fromEntries(includes.map((name) => [name, OWN_RANGE])),
    }),
    peerDependencies: rangesOf(template.peerDependencies, recipes),
    // The command line writes the manifest; the template's is written in the workspace.
    devDependencies: sorted({
      ...rangesOf(template.devDependencies, recipes),
      '@fcc/cli': OWN_RANGE,
    }),
    fcc: {
      ...withoutPoints(template.fcc as Json),
      provides: {},
      kind: request.kind,
      id: pluginIdOf(request.packageName),
      api: OWN_RANGE,
      includes,
      ...Object.assign({}, ...recipes.map(({ manifest }) => manifest ?? {})),
      contributes: contributionsOf(recipes),
    },
  }
}

/** The template defines a point and provides a service; those come with their recipes alone. */
function withoutPoints({ points: _, ...manifest }: Json): Json {
  return manifest
}

/** By point, what the recipes contribute to it. */
export function contributionsOf(
  recipes: readonly Recipe[],
): Readonly<Record<string, readonly string[]>> {
  const all = new Map<string, readonly string[]>()
  for (const [point, id] of recipes.flatMap(({ contributes }) => Object.entries(contributes))) {
    all.set(point, [...(all.get(point) ?? []), id].sort())
  }
  return Object.fromEntries([...all].sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** Workspace ranges as third parties need them, without the packages that only other recipes need. */
function rangesOf(field: unknown, recipes: readonly Recipe[]): Readonly<Record<string, string>> {
  const packagesOf = ({ source }: Recipe) => (source.kind === 'code' ? source.packages : [])
  const needed = new Set(recipes.flatMap(packagesOf))
  const optional = new Set(RECIPES.flatMap(packagesOf))
  return Object.fromEntries(
    Object.keys(field as Json)
      .filter((name) => needed.has(name) || !optional.has(name))
      .map((name) => [name, TOOL_RANGES[name] ?? OWN_RANGE]),
  )
}

function sorted(ranges: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(ranges).sort(([a], [b]) => (a < b ? -1 : 1)))
}
