import { isFinal, type RunRemoval, type TenantStore } from '@fcc/contracts'
import { assertCount, assertRemoval, markersOf, storeError } from '@fcc/contracts/store-checks'
import { assertNewEntries, insertEntries } from './memory-audit.ts'
import { removeEvents } from './memory-outgoing.ts'
import type { MemoryState } from './memory-state.ts'
import type { MemoryWork } from './memory-work.ts'

type Removal = Pick<
  TenantStore,
  'removeRecords' | 'readMarker' | 'listMarkers' | 'listCarriedCommands'
>

const nameOf = (of: string, key: string): string => `${of}\0${key}`

const refuse = (what: string, because: string) =>
  storeError('FCC_STORE_NOT_REMOVABLE', [what, because])

/** Removing records of a tenant in memory, and the markers that stay. */
export function createMemoryRemoval({ state, checkId, work }: MemoryWork): Removal {
  return {
    removeRecords: (removal) =>
      work(() => {
        assertRemoval(checkId, removal)
        const markers = markersOf(removal)
        for (const { of, key } of markers) {
          if (!state.markers.has(nameOf(of, key))) continue
          throw refuse(`The ${of} ${key}`, 'it was removed before')
        }
        for (const run of removal.runs) assertOver(state, run)
        for (const { key } of removal.journals) {
          const head = state.runs.get(key)?.head
          if (!head || !isFinal(head.state))
            throw refuse(`The journal ${key}`, 'its run is not over')
        }
        for (const { key } of removal.entries) {
          const index = state.entryIds.get(key)
          if (index === undefined || index >= state.tree.size) {
            throw refuse(`The entry ${key}`, 'it has no place')
          }
        }
        assertNewEntries(state, removal.written)

        for (const marker of markers) {
          state.markers.set(nameOf(marker.of, marker.key), Object.freeze({ ...marker }))
        }
        let contents = 0
        let events = 0
        for (const run of removal.runs) {
          contents += releaseContents(state, run)
          events += removeEvents(state, ({ run: owner }) => owner === run.marker.key)
          const { key } = run.marker
          const known = state.runs.get(key)?.idempotencyKey
          if (known !== undefined) state.keys.delete(known)
          state.runs.delete(key)
        }
        for (const { key } of removal.journals) state.runs.get(key)?.journal.clear()
        for (const { key } of removal.entries) {
          const index = state.entryIds.get(key) ?? -1
          const entry = state.entries[index]
          if (entry) state.entries[index] = { ...entry, canonical: '' }
        }
        for (const address of removal.contents) {
          state.uses.delete(address)
          if (state.contents.delete(address)) contents += 1
        }
        const ids = new Set(removal.events)
        if (ids.size > 0) events += removeEvents(state, ({ id }) => ids.has(id))
        insertEntries(state, removal.written)
        return { contents, events, commands: 0 }
      }),
    readMarker: (of, key) =>
      work(() => {
        checkId(of === 'entry' ? 'audit entry' : 'run', key)
        return state.markers.get(nameOf(of, key))
      }),
    listMarkers: ({ of, after = '', limit }) =>
      work(() => {
        const from = after === '' ? '' : checkId('marker', after)
        const most = limit === undefined ? state.markers.size : assertCount('limit', limit)
        return [...state.markers.values()]
          .filter((marker) => marker.of === of && marker.key > from)
          .sort((one, other) => (one.key < other.key ? -1 : 1))
          .slice(0, most)
      }),
    // What was carried out is not kept in memory.
    listCarriedCommands: ({ after = 0, limit = 0 } = {}) =>
      work(() => {
        assertCount('after', after)
        assertCount('limit', limit)
        return []
      }),
  }
}

function assertOver(state: MemoryState, { marker: { key }, sequence }: RunRemoval): void {
  const head = state.runs.get(key)?.head
  if (head === undefined) throw refuse(`The run ${key}`, 'it is not there')
  if (!isFinal(head.state)) throw refuse(`The run ${key}`, `it is ${head.state}`)
  if (head.sequence !== sequence)
    throw refuse(`The run ${key}`, `it is at sequence ${head.sequence}`)
}

/** Takes a run away from those that name its contents; who was the last takes the content along. */
function releaseContents(state: MemoryState, { marker, contents }: RunRemoval): number {
  let removed = 0
  for (const address of contents) {
    const uses = state.uses.get(address)
    if (!uses?.delete(marker.key) || uses.size > 0) continue
    state.uses.delete(address)
    if (state.contents.delete(address)) removed += 1
  }
  return removed
}
