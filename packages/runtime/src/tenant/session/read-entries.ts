import type { AuditEntry } from '@fcc/contracts'
import type { TenantServices } from '../tenant-services.ts'

/** Which entries of the log to read: in the order of their places, from one on. */
export interface EntryQuery {
  /** The place of the first, from 0. */
  readonly from?: number | undefined
  /** At most so many; 100 by default, and never more than 1,000. */
  readonly limit?: number | undefined
}

/** An entry with its place in the log. */
export interface PlacedEntry {
  /** From 0. */
  readonly place: number
  /** RFC 6962 leaf hash, hexadecimal. */
  readonly leafHash: string
  /** Absent where its text was removed by age: the proof of it stays. */
  readonly entry?: AuditEntry | undefined
}

/** How many entries of the log are read where nothing is said. */
const DEFAULT_ENTRIES = 100
const MOST_ENTRIES = 1000

/** Reads entries of a tenant's audit log. They hold ids, spans, labels and digests, never content. */
export async function readEntries(
  { store, integrator }: Pick<TenantServices, 'store' | 'integrator'>,
  { from = 0, limit = DEFAULT_ENTRIES }: EntryQuery = {},
): Promise<readonly PlacedEntry[]> {
  await integrator.flush()
  const most = Math.min(Math.max(1, limit), MOST_ENTRIES)
  const stored = await store.readEntries({ from, limit: most })
  return stored.flatMap(({ place, leafHash, canonical, removed }) =>
    place === undefined
      ? []
      : [
          {
            place,
            leafHash: Buffer.from(leafHash).toString('hex'),
            ...(removed ? {} : { entry: JSON.parse(canonical) as AuditEntry }),
          },
        ],
  )
}
