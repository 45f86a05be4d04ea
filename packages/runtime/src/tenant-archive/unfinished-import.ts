import { rm } from 'node:fs/promises'
import type { DirectoryRow } from '@fcc/contracts'

/** Where an import puts things beside the store. */
export interface ImportPlaces {
  /** What is read from the archive, until all of it is in its place. */
  readonly staging: string
  /** The tenant's documents; absent where it has none, for then nothing goes there. */
  readonly documents?: string
}

/** The text of the row that says that a tenant is being imported: with where that puts things. Pure. */
export function importingConfig(tenant: string, places: ImportPlaces): string {
  return JSON.stringify({ id: tenant, ...places })
}

/**
 * Removes the files that an import left that was cut short. They are named by its row, under the directory's digest,
 * which was written after nothing was seen to be there: what is in them is what that import put there.
 */
export async function removeImported({ state, config }: DirectoryRow): Promise<void> {
  if (state !== 'importing') return
  const { staging, documents } = JSON.parse(config) as Partial<ImportPlaces>
  for (const place of [staging, documents]) {
    if (place !== undefined) await rm(place, { recursive: true, force: true })
  }
}
