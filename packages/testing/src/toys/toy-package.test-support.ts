import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { API_VERSION, type Plugin } from '@fcc/plugin-api'
import { linkModules } from './link-modules.test-support.ts'

/** What a toy package is written from; what is left out is right. */
export interface ToySource {
  /** Lines at the top of the module, after its imports. */
  readonly top?: string
  /** The body of `setup`, with the whole context in `context`. */
  readonly setup?: string
  /** Further members of the definition. */
  readonly members?: string
  /** The default export, instead of the plugin. */
  readonly exported?: string
  /** Members of the `fcc` field that are otherwise. */
  readonly manifest?: Readonly<Record<string, unknown>>
  /** The text of a test file beside the module. */
  readonly test?: string
  /** Members of the package.json that are otherwise. */
  readonly package?: Readonly<Record<string, unknown>>
}

/** A package on disk that holds a plugin. */
export interface ToyPackage {
  readonly folder: string
  readonly packageJson: string
  /** Imports the module as it lies there; each call gives the same. */
  load(): Promise<Plugin>
  remove(): void
}

/** Reads our packages from their sources, which need not be built. */
export const SOURCES_CONFIG = `const conditions = ['source', 'module', 'node', 'development|production']
export default {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['source'] } },
}
`

const CONTRIBUTES = { scorers: ['toy/length'] }

/** Writes a package with a plugin called toy, which contributes one scorer, and is spoilt as asked. */
export function writeToyPackage(source: ToySource = {}): ToyPackage {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-toy-'))
  const packageJson = join(folder, 'package.json')
  linkModules(join(folder, 'node_modules'))
  writeFileSync(
    packageJson,
    JSON.stringify({
      name: 'toy',
      version: '1.0.0',
      type: 'module',
      exports: { '.': { source: './index.ts', default: './index.ts' } },
      keywords: ['fcc-plugin'],
      peerDependencies: { '@fcc/plugin-api': `^${API_VERSION}` },
      fcc: {
        spec: 1,
        kind: 'plugin',
        id: 'toy',
        api: `^${API_VERSION}`,
        contributes: CONTRIBUTES,
        ...source.manifest,
      },
      ...source.package,
    }),
  )
  const file = join(folder, 'index.ts')
  writeFileSync(file, moduleText(source))
  if (source.test !== undefined) {
    writeFileSync(join(folder, 'index.test.ts'), source.test)
    writeFileSync(join(folder, 'vitest.config.ts'), SOURCES_CONFIG)
  }
  return {
    folder,
    packageJson,
    load: async () =>
      ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { readonly default: Plugin })
        .default,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function moduleText({
  top = '',
  setup = '',
  members = '',
  exported = 'plugin',
}: ToySource): string {
  return `import { definePlugin, defineEvent, defineService } from '@fcc/plugin-api'
import { gates, scorers } from '@fcc/contracts'
import { z } from 'zod'
${top}
const length = {
  id: 'toy/length',
  title: 'Length',
  score: ({ text }) => ({ kind: 'scored', value: Math.min(1, text.length / 100), reason: 'its length' }),
}
const plugin = definePlugin({
  id: 'toy',
  ${members}
  async setup(context) {
    context.contribute(scorers, length)
    ${setup}
  },
})
export default ${exported}
`
}
