import type { RemovalMarker, RunState, StoredRun, TenantStore } from '@fcc/contracts'
import { storeErrors } from './diagnostics.ts'
import type { Counted, HeadCounts } from './held-run.ts'
import type { RowGuard } from './row-guard.ts'

/** When something was removed, by which act (the id of its audit entry), and how old it had to be. */
export interface RemovedAct {
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string
  readonly act: string
  /** Days; absent where not the age was the reason. */
  readonly days?: number | undefined
}

/** What is kept of a run that was removed. */
export interface RemovedRun extends RemovedAct, HeadCounts {
  readonly state: RunState
  readonly sequence: number
  readonly endedAt: string
  /** The digest of its head, base64url. */
  readonly head: string
}

/** What is kept of a journal that was removed. */
export type RemovedJournal = RemovedAct & Counted

/** Reads markers of what was removed, each checked. */
export interface RemovedReader {
  readonly store: Pick<TenantStore, 'tenant' | 'readMarker' | 'readRun'>
  readonly guard: Pick<RowGuard, 'marker'>
}

/** What a marker says. @throws FccError FCC_STORE_TAMPERED */
export function readRemoval<Text>({ guard }: Pick<RemovedReader, 'guard'>, marker: RemovalMarker) {
  return JSON.parse(guard.marker.check(marker).text) as Text
}

/**
 * What is kept of a run that was removed; nothing where it was not.
 *
 * @param stored what the store has of the run
 * @throws FccError FCC_STORE_TAMPERED where rows of it are back, or the entry is gone that told of it
 */
export async function readRemovedRun(
  reader: RemovedReader,
  id: string,
  stored: StoredRun | undefined,
): Promise<RemovedRun | undefined> {
  const marker = await reader.store.readMarker('run', id)
  if (marker === undefined) return undefined
  const removed = readRemoval<RemovedRun>(reader, marker)
  const refuse = (found: string) =>
    storeErrors.tampered(reader.store.tenant, `Run ${id}, which was removed,`, found)
  if (stored?.head !== undefined || (stored?.rows.length ?? 0) > 0) throw refuse('has rows again')
  if (stored?.newestEntry !== removed.sequence + 1) {
    throw refuse('is not the newest thing that the audit log tells of it')
  }
  return removed
}
