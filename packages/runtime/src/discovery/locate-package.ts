import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * The folder of a package as `from` (a file or folder ending in a slash) would resolve it. Found by
 * walking the resolution paths: resolving `name/package.json` fails where a package does not
 * export it, and resolving `name` fails where it has only an import condition.
 */
export function locatePackage(name: string, from: string): string | undefined {
  for (const folder of createRequire(from).resolve.paths(name) ?? []) {
    const candidate = join(folder, name)
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate)
  }
  return undefined
}
