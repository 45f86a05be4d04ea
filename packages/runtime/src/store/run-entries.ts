import type { StoredAuditEntry, TenantStore } from '@fcc/contracts'
import { storeErrors } from './diagnostics.ts'
import type { Counted } from './held-run.ts'
import type { RowDigests } from './row-digests.ts'
import type { RowGuard } from './row-guard.ts'

/**
 * The entries that came with the commits of a run, each checked, and that none is missing of those that its
 * head, or what is kept of it, counts.
 */
export async function readRunEntries(
  { store, digests, guard }: RunEntriesReader,
  id: string,
  counted: { readonly sequence: number; readonly entries: Counted },
): Promise<readonly StoredAuditEntry[]> {
  const entries = (await store.readEntries({ run: id }))
    .filter(({ sequence = Number.POSITIVE_INFINITY }) => sequence <= counted.sequence)
    .map(guard.checkEntry)
  let digest = ''
  for (const entry of entries) {
    digest = digests.next({ table: 'audit_entry', key: [id] }, digest, entry.digest)
  }
  if (entries.length !== counted.entries.count || digest !== counted.entries.digest) {
    const says = `the run counts ${counted.entries.count}, and ${entries.length} of them are there, or in another order`
    throw storeErrors.tampered(store.tenant, `The audit entries of run ${id}`, says)
  }
  return entries
}

/** What the entries of a run are read and checked with. */
export interface RunEntriesReader {
  readonly store: Pick<TenantStore, 'tenant' | 'readEntries'>
  readonly digests: RowDigests
  readonly guard: Pick<RowGuard, 'checkEntry'>
}
