import { readFileSync } from 'node:fs'

/** This package's version; its package.json lies one level up from the sources and the build alike. */
export const VERSION = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly version: string
  }
).version
