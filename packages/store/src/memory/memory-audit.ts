import type { NewAuditEntry, StoredAuditEntry, TenantStore } from '@fcc/contracts'
import { assertCount, assertEntries, assertPlaces, storeError } from '@fcc/contracts/store-checks'
import { copyBytes } from './copy-bytes.ts'
import type { MemoryState } from './memory-state.ts'
import type { MemoryWork } from './memory-work.ts'

type Audit = Pick<
  TenantStore,
  'appendEntries' | 'unplacedEntries' | 'writeTree' | 'readTree' | 'readEntries'
>

/** Throws when an id is taken, by the log or by another entry of the same change. Changes nothing. */
export function assertNewEntries(state: MemoryState, entries: readonly NewAuditEntry[]): void {
  for (let index = 0; index < entries.length; index += 1) {
    const { id } = entries[index] as NewAuditEntry
    const isRepeated = index > 0 && entries.findIndex((entry) => entry.id === id) < index
    if (isRepeated || state.entryIds.has(id)) throw storeError('FCC_STORE_DUPLICATE_ENTRY', [id])
  }
}

/** Adds entries that were checked. Hashes are copied when they are handed out: each is read once, as a rule. */
export function insertEntries(state: MemoryState, entries: readonly NewAuditEntry[]): void {
  for (const { id, run, canonical, leafHash } of entries) {
    const insertion = state.entries.length + 1
    state.entryIds.add(id)
    state.entries.push({ id, run, canonical, leafHash, insertion })
  }
}

/** The audit log of a tenant in memory. */
export function createMemoryAudit({ state, checkId, work }: MemoryWork): Audit {
  const handOut = (entry: StoredAuditEntry): StoredAuditEntry => ({
    ...entry,
    leafHash: copyBytes(entry.leafHash),
    ...(entry.insertion <= state.tree.size ? { place: entry.insertion - 1 } : {}),
  })
  return {
    appendEntries: (entries) =>
      work(() => {
        assertEntries(checkId, entries)
        assertNewEntries(state, entries)
        insertEntries(state, entries)
      }),
    unplacedEntries: (limit) =>
      work(() => {
        const from = state.tree.size
        return state.entries
          .slice(from, from + assertCount('limit', limit))
          .map(({ id, insertion, leafHash }) => ({ id, insertion, leafHash: copyBytes(leafHash) }))
      }),
    writeTree: (from, placed, tree) =>
      work(() => {
        if (state.tree.size !== from) return false
        assertPlaces(from, placed, tree, state.entries.length)
        state.tree = Object.freeze({ ...tree })
        return true
      }),
    readTree: () => work(() => state.tree),
    readEntries: ({ from = 0, limit, run } = {}) =>
      work(() => {
        assertCount('from', from)
        if (run !== undefined) checkId('run', run)
        const rest = state.entries.slice(from)
        const chosen = run === undefined ? rest : rest.filter((entry) => entry.run === run)
        const shown = limit === undefined ? chosen : chosen.slice(0, assertCount('limit', limit))
        return shown.map(handOut)
      }),
  }
}
