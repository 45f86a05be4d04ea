import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/**
 * The folder for what is fetched once, outside the clone: `fcc/try-model` under `XDG_CACHE_HOME` where that
 * is an absolute path, as the XDG base directory specification has it, else under `~/.cache`.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment.XDG_CACHE_HOME ?? ''
  const base = isAbsolute(named) ? named : join(homedir(), '.cache')
  const folder = join(base, 'fcc', 'try-model')
  mkdirSync(folder, { recursive: true })
  return folder
}
