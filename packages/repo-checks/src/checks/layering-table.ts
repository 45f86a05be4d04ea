/**
 * The table of architecture section 2, row by row: what the code of a package may import of ours.
 * `@fcc/plugin-api` may be imported by all; `@fcc/contracts` by all but the rows in `withoutContracts`.
 */
const besides: Readonly<Record<string, readonly string[]>> = {
  '@fcc/plugin-api': [],
  '@fcc/contracts': [],
  '@fcc/kernel': [],
  '@fcc/audit': [],
  '@fcc/sealing': [],
  '@fcc/detection': [],
  '@fcc/governance': ['@fcc/detection'],
  '@fcc/simulation': ['@fcc/governance'],
  '@fcc/store': [],
  '@fcc/scheduling': [],
  '@fcc/conformance': [],
  '@fcc/runtime': [
    '@fcc/kernel',
    '@fcc/audit',
    '@fcc/sealing',
    '@fcc/detection',
    '@fcc/governance',
    '@fcc/simulation',
    '@fcc/store',
    '@fcc/scheduling',
  ],
  // What the runtime is made of, too: a contract starts one plugin in a kernel of its own, and decides
  // by one constitution or gate alone, which a whole runtime does not let anybody do.
  '@fcc/testing': [
    '@fcc/runtime',
    '@fcc/conformance',
    '@fcc/isolation',
    '@fcc/kernel',
    '@fcc/governance',
    '@fcc/simulation',
  ],
  '@fcc/diagrams': [],
  // The stores that come along are attacked by its own tests.
  '@fcc/isolation': ['@fcc/runtime', '@fcc/store'],
  '@fcc/cli': ['@fcc/runtime', '@fcc/audit', '@fcc/diagrams', '@fcc/server', '@fcc/isolation'],
  '@fcc/create-plugin': [],
  '@fcc/server': ['@fcc/runtime'],
  '@fcc/ai-sdk': ['@fcc/runtime'],
  '@fcc/mastra': ['@fcc/runtime', '@fcc/ai-sdk'],
}

const withoutContracts = new Set([
  '@fcc/scheduling',
  '@fcc/plugin-api',
  '@fcc/contracts',
  '@fcc/kernel',
  '@fcc/audit',
  '@fcc/create-plugin',
])

/** What a plugin or vertical may import in code; packages it includes are dependencies, never imports. */
export const pluginMayImport: readonly string[] = [
  '@fcc/plugin-api',
  '@fcc/contracts',
  '@fcc/detection',
  '@fcc/scheduling',
  // Drawings of what a plugin computes are made by the functions that draw everything else.
  '@fcc/diagrams',
]

/** What the scaffolder's template may import besides: an own store or executor begins as one of ours. */
export const templateMayImport: readonly string[] = [
  ...pluginMayImport,
  '@fcc/runtime',
  '@fcc/store',
]

/** Packages whose tests the test kits themselves build on: a development dependency back would be a cycle. */
const belowConformance = new Set(['@fcc/plugin-api', '@fcc/contracts', '@fcc/conformance'])

/** Nothing at or below the runtime may depend on `@fcc/testing`: it builds on the runtime. */
const aboveTesting = new Set(['@fcc/cli', '@fcc/server', '@fcc/ai-sdk', '@fcc/mastra'])
const belowTesting = new Set(Object.keys(besides).filter((name) => !aboveTesting.has(name)))

/** The published packages of `packages/` that a package's code may import, or nothing where no row exists. */
export function resolveRow(name: string): readonly string[] | undefined {
  const row = besides[name]
  if (row === undefined) return undefined
  const common = withoutContracts.has(name)
    ? ['@fcc/plugin-api']
    : ['@fcc/plugin-api', '@fcc/contracts']
  return [...common, ...row].filter((other) => other !== name)
}

/** The test kits that a package's tests may import besides what its code may. */
export function resolveTestKits(name: string): readonly string[] {
  return [
    // Servers for tests: they know nothing of ours.
    '@fcc/local-servers',
    ...(belowConformance.has(name) ? [] : ['@fcc/conformance']),
    // A store of a plugin is attacked with more than its ports: with attempts of its own.
    ...(belowTesting.has(name) ? [] : ['@fcc/testing', '@fcc/isolation']),
  ]
}
