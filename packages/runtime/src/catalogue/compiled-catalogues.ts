import { hash } from 'node:crypto'
import type { Assembly } from '../assembly/assembly-pool.ts'
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
 * their own share one, and thousands of them cost little more than their settings. What nobody uses any
 * more is given back to the memory, with its assembly. What has errors is not kept, for its messages
 * name the tenant.
 */
export function createCompiledCatalogues(): CompiledCatalogues {
  // By the assembly itself: one of equal plugins that was started again has code of its own.
  const known = new WeakMap<Assembly, Map<string, WeakRef<CompiledCatalogue>>>()
  return {
    of(sources) {
      const { assembly } = sources
      const ofAssembly = known.get(assembly) ?? new Map<string, WeakRef<CompiledCatalogue>>()
      known.set(assembly, ofAssembly)
      const key = keyOf(sources)
      const found = ofAssembly.get(key)?.deref()
      if (found) return found
      const compiled = compileCatalogue(sources)
      const hasErrors = compiled.diagnostics.some(({ severity }) => severity === 'error')
      if (!hasErrors) ofAssembly.set(key, new WeakRef(compiled))
      return compiled
    },
  }
}

function keyOf({ overlay, includeCore }: CatalogueSources): string {
  return hash(
    'sha256',
    JSON.stringify([includeCore, [...overlay.contributions], overlay.diagnostics]),
    'base64url',
  )
}
