import type { TenantStore } from '@fcc/contracts'
import { readEntryPages } from './read-pages.ts'

/** What a tenant's own log says of its rows in the control store. */
export interface ToldChanges {
  /** The newest version of its row in the directory; 0 where none was told of. */
  readonly directory: number
  /** The digest of its newest record of accepted safeguards, where one was told of. */
  readonly accepted?: string | undefined
}

interface TellingEntry {
  readonly type: string
  readonly data: { readonly version?: number; readonly record?: string }
}

/** Entries that tell of a row, by the beginning of their type. */
const TELLING = /"type":"fcc\.(?:tenant\.|capabilities\.accepted"|safeguards\.changed")/u

const RECORD_TYPES = new Set(['fcc.capabilities.accepted', 'fcc.safeguards.changed'])

/** Pure: what entries say, in their order. */
function changesIn(entries: readonly string[]): ToldChanges {
  let told: ToldChanges = { directory: 0 }
  for (const canonical of entries) {
    // Most entries are of visits: what does not name the type is not parsed.
    if (!TELLING.test(canonical)) continue
    const { type, data } = JSON.parse(canonical) as TellingEntry
    if (type.startsWith('fcc.tenant.')) {
      told = { ...told, directory: Math.max(told.directory, data.version ?? 0) }
    } else if (RECORD_TYPES.has(type) && data.record !== undefined)
      told = { ...told, accepted: data.record }
  }
  return told
}

/**
 * Reads what a log says from a place on. A control store that was put back from a copy, with the mark that is in
 * it, has older rows than the tenant's own log tells of.
 */
export async function toldChanges(
  store: Pick<TenantStore, 'readEntries'>,
  from: number,
): Promise<ToldChanges> {
  const telling: string[] = []
  for await (const entries of readEntryPages(store, from)) {
    for (const { canonical } of entries) if (TELLING.test(canonical)) telling.push(canonical)
  }
  return changesIn(telling)
}
