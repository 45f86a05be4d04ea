import { hash } from 'node:crypto'
import {
  type CatalogueSources,
  type CompiledCatalogue,
  compileCatalogue,
} from './compile-catalogue.ts'

/** Compiled catalogues by what they are made of. */
export interface CompiledCatalogues {
  /** The compiled catalogue of these sources: the same one for equal sources. */
  of(sources: CatalogueSources): CompiledCatalogue
}

/**
 * Keeps what was compiled, for the platform of one host: tenants with equal plugins and equal files of
 * their own share one, and thousands of them cost little more than their settings. What has errors is
 * not kept, for its letters name the tenant.
 */
export function createCompiledCatalogues(): CompiledCatalogues {
  const known = new Map<string, CompiledCatalogue>()
  return {
    of(sources) {
      const key = keyOf(sources)
      const found = known.get(key)
      if (found) return found
      const compiled = compileCatalogue(sources)
      const hasErrors = compiled.diagnostics.some(({ severity }) => severity === 'error')
      if (!hasErrors) known.set(key, compiled)
      return compiled
    },
  }
}

function keyOf({ assembly, overlay, includeCore }: CatalogueSources): string {
  return hash(
    'sha256',
    JSON.stringify([assembly.hash, includeCore, [...overlay.contributions], overlay.diagnostics]),
    'base64url',
  )
}
