import { existsSync, realpathSync } from 'node:fs'
import nodeModule, { createRequire } from 'node:module'
import { join } from 'node:path'

/** What Yarn's Plug'n'Play offers where it resolves, as its documentation of the PnP API has it. */
interface PnpApi {
  resolveToUnqualified(
    request: string,
    issuer: string,
    options?: { readonly considerBuiltins?: boolean },
  ): string | null
}

/**
 * The folder of a package as `from` (a folder ending in a slash) would resolve it. Found by walking
 * the resolution paths: resolving `name/package.json` fails where a package does not export it, and
 * resolving `name` fails where it has only an import condition. Under Yarn's Plug'n'Play, where there are
 * no folders to walk, its own resolver is asked.
 */
export function locatePackage(name: string, from: string): string | undefined {
  const pnp = findPnp(from)
  if (pnp !== undefined) {
    try {
      const folder = pnp.resolveToUnqualified(name, from, { considerBuiltins: false })
      if (folder !== null && existsSync(join(folder, 'package.json'))) return folder
    } catch {
      // What nobody declared is not there; packages outside of its reach are looked for below.
    }
  }
  for (const folder of createRequire(from).resolve.paths(name) ?? []) {
    const candidate = join(folder, name)
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate)
  }
  return undefined
}

function findPnp(from: string): PnpApi | undefined {
  if (process.versions.pnp === undefined) return undefined
  // Yarn adds it while the process runs, so it is a member of the default export only.
  const { findPnpApi } = nodeModule as { readonly findPnpApi?: (from: string) => PnpApi | null }
  return findPnpApi?.(from) ?? undefined
}
