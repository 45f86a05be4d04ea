import type { CliStreams } from '../io/terminal.ts'
import type { GlobalOptions } from '../options/global-options.ts'
import type { Setting } from './setting.ts'

/** Variables that this program honours, and what each sets. */
const VARIABLES = { NO_COLOR: 'color', FORCE_COLOR: 'color', FCC_DEBUG: 'debug' } as const

/** What variables of the process and flags of the call decide, of those that are there. Pure. */
export function environmentSettings(
  { env }: Pick<CliStreams, 'env'>,
  global: GlobalOptions,
): readonly Setting[] {
  const given = Object.entries(VARIABLES).flatMap(([by, path]): readonly Setting[] => {
    const value = env[by]
    return value ? [{ path, value: JSON.stringify(value), source: 'environment', by }] : []
  })
  return [
    ...given,
    ...(global.config === undefined
      ? []
      : [flag('config', JSON.stringify(global.config), '--config')]),
    ...(global.color ? [] : [flag('color', 'false', '--no-color')]),
  ]
}

function flag(path: string, value: string, by: string): Setting {
  return { path, value, source: 'environment', by }
}
