import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const plugin = new URL('house-plugin.ts', import.meta.url).href

/** Who tries the corpus: each by a tenant of its own, in one project with one set of rules. */
export const FACES = ['proxy', 'sdk', 'mastra', 'run'] as const
export type Face = (typeof FACES)[number]

const manifest = {
  name: 'house',
  version: '1.0.0',
  type: 'module',
  exports: { '.': './index.js' },
  keywords: ['fcc-plugin'],
  fcc: {
    ...{ spec: 1, kind: 'plugin', id: 'house', api: '^1.0.0' },
    contributes: {
      constitutions: ['house/rules'],
      detectors: ['house/words'],
      personas: ['house/WR'],
      providers: ['house/vendor'],
    },
  },
}

/** A project with the plugin of the corpus; whoever made it removes it. */
export function makeProject(): { readonly directory: string; remove(): void } {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'fcc-corpus-')))
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  write(
    'package.json',
    JSON.stringify({ private: true, type: 'module', dependencies: { house: '*' } }),
  )
  write(
    'fcc.yaml',
    `tenants:\n${FACES.map((face) => `  ${face}: { provider: house/vendor }\n`).join('')}governance: { platform: [house/rules] }\n`,
  )
  write('node_modules/house/package.json', JSON.stringify(manifest))
  write('node_modules/house/index.js', `export { house as default } from '${plugin}'\n`)
  mkdirSync(join(directory, 'node_modules/@fcc'), { recursive: true })
  for (const name of ['plugin-api', 'contracts']) {
    symlinkSync(realpathSync(join(own, '@fcc', name)), join(directory, 'node_modules/@fcc', name))
  }
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}
