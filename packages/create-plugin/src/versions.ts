import packageJson from '../package.json' with { type: 'json' }

/** This package's own version: everything FCC publishes has the same. */
export const VERSION: string = packageJson.version

/** The range under which a new plugin depends on packages of FCC. */
export const OWN_RANGE = `^${VERSION}`

/** What a new plugin is built and tested with: the versions this workspace was tested with. */
export const TOOL_RANGES: Readonly<Record<string, string>> = {
  '@types/node': '^22.13.17',
  tsup: '^9.0.0',
  typescript: '~6.0.3',
  vitest: '^5.1.1',
  zod: '^4.6.7',
}
