import { existsSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import type { Said } from './table.ts'
import type { CliStreams } from './terminal.ts'

/** The package that has this program: a bare `npx fcc` without it would fetch another project's package. */
const PACKAGE = '@fcc/cli'

/**
 * What has to stand before `fcc` for a command to work where it is shown: nothing where the shell finds it,
 * else what the package manager by which this program was started calls programs with.
 *
 * @example
 * prefixHere({ cwd: '/srv/clinic', env: { npm_config_user_agent: 'npm/10.9.0', PATH: '/usr/bin' } }) // 'npx '
 */
export function prefixHere({ cwd, env }: Pick<CliStreams, 'cwd' | 'env'>): string {
  const manager = env.npm_config_user_agent?.split('/')[0]
  if (!manager || onPath(env.PATH)) return ''
  if (manager === 'pnpm') return 'pnpm exec '
  if (manager === 'yarn') return 'yarn '
  const runner = manager === 'bun' ? 'bunx' : 'npx'
  return isInstalled(cwd) ? `${runner} ` : `${runner} -p ${PACKAGE} `
}

/** Commands of this program with what has to stand before them here; names of others' programs are left alone. */
export function typedAs(
  said: readonly Said[],
  { prefix, commands }: { readonly prefix: string; readonly commands: readonly string[] },
): readonly Said[] {
  if (prefix === '' || commands.length === 0) return said
  const names = commands.map((name) => name.replace(/[^\w-]/g, '')).join('|')
  const shown = new RegExp(`(?<![\\w@/.-])(?<!${prefix})fcc (?=(?:${names}|--help)\\b)`, 'g')
  const typed = (text: string): string => text.replace(shown, `${prefix}fcc `)
  return said.map((each) => {
    if (typeof each === 'string') return typed(each)
    const rows = each.rows.map((row) => (typeof row === 'string' ? typed(row) : row.map(typed)))
    return { ...each, rows }
  })
}

/** Whether a shell that this program did not start finds it: package managers put folders of their own on the path. */
function onPath(path = ''): boolean {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '' && basename(folder) !== '.bin' && !isCache(folder))
    .some((folder) => ['fcc', 'fcc.cmd'].some((name) => existsSync(join(folder, name))))
}

function isCache(folder: string): boolean {
  return /[\\/](?:_npx|node_modules)[\\/]/.test(folder)
}

/** Whether the package is installed here or above. */
export function isInstalled(folder: string, name = PACKAGE): boolean {
  if (existsSync(join(folder, 'node_modules', name, 'package.json'))) return true
  const above = dirname(folder)
  return above !== folder && isInstalled(above, name)
}
