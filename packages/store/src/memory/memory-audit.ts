import type { NewAuditEntry, StoredAuditEntry, TenantStore } from '@fcc/contracts'
import { assertCount, assertEntries, assertPlaces, storeError } from '@fcc/contracts/store-checks'
import { copyBytes } from './copy-bytes.ts'
import type { MemoryState } from './memory-state.ts'
import type { MemoryWork } from './memory-work.ts'

type Audit = Pick<
  TenantStore,
  'appendEntries' | 'unplacedEntries' | 'writeTree' | 'readTree' | 'readEntry' | 'readEntries'
>

/** Throws when an id or a visit is taken, by the log or by another entry of the same change. Changes nothing. */
export function assertNewEntries(state: MemoryState, entries: readonly NewAuditEntry[]): void {
  for (let index = 0; index < entries.length; index += 1) {
    const { id, visit } = entries[index] as NewAuditEntry
    const earlier = index > 0 ? entries.slice(0, index) : []
    if (state.entryIds.has(id) || earlier.some((entry) => entry.id === id)) {
      throw storeError('FCC_STORE_DUPLICATE_ENTRY', [id])
    }
    if (visit === undefined) continue
    if (state.visitIds.has(visit) || earlier.some((entry) => entry.visit === visit)) {
      throw storeError('FCC_STORE_DUPLICATE_VISIT', [visit])
    }
  }
}

/** Adds entries that were checked. Hashes are copied when they are handed out: each is read once, as a rule. */
export function insertEntries(state: MemoryState, entries: readonly NewAuditEntry[]): void {
  for (const entry of entries) {
    const { id, run, sequence, visit } = entry
    const insertion = state.entries.length + 1
    state.entryIds.set(id, state.entries.length)
    if (visit !== undefined) state.visitIds.add(visit)
    const found = run === undefined ? undefined : state.runs.get(run)
    if (found !== undefined && sequence !== undefined) {
      found.newestEntry = Math.max(found.newestEntry ?? sequence, sequence)
    }
    state.entries.push({ ...entry, insertion })
  }
}

/** The audit log of a tenant in memory. */
export function createMemoryAudit({ state, checkId, work }: MemoryWork): Audit {
  const handOut = (entry: StoredAuditEntry): StoredAuditEntry => ({
    ...entry,
    leafHash: copyBytes(entry.leafHash),
    ...(entry.insertion <= state.tree.size ? { place: entry.insertion - 1 } : {}),
    ...removedOf(entry.id),
  })
  const removedOf = (id: string) => {
    const removed = state.markers.get(`entry\0${id}`)
    return removed === undefined ? {} : { removed }
  }
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
          .map(({ canonical: _, ...entry }) => ({ ...entry, leafHash: copyBytes(entry.leafHash) }))
      }),
    writeTree: (from, placed, tree) =>
      work(() => {
        if (state.tree.size !== from) return false
        assertPlaces(from, placed, tree, state.entries.length)
        state.tree = Object.freeze({ ...tree })
        return true
      }),
    readTree: () => work(() => state.tree),
    readEntry: (id) =>
      work(() => {
        const found = state.entries[state.entryIds.get(checkId('audit entry', id)) ?? -1]
        return found && handOut(found)
      }),
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
