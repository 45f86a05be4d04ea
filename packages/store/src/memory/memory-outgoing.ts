import type { LedgerMovement, NewEvent, StoredEvent, TenantStore } from '@fcc/contracts'
import { assertCount, storeError } from '@fcc/contracts/store-checks'
import type { MemoryState } from './memory-state.ts'
import type { MemoryWork } from './memory-work.ts'

/** Events and movements that are written with a change. */
export interface Outgoing {
  readonly events: readonly NewEvent[]
  readonly ledger: readonly LedgerMovement[]
}

/** Throws when an id is taken, by what is there or by another of the same change. Changes nothing. */
export function assertNewOutgoing(state: MemoryState, { events, ledger }: Outgoing): void {
  assertNew(events, state.eventIds)
  assertNew(ledger, state.movements)
}

function assertNew(
  added: readonly { readonly id: string }[],
  known: { has(id: string): boolean },
): void {
  added.forEach(({ id }, index) => {
    const isRepeated = added.findIndex((each) => each.id === id) < index
    if (isRepeated || known.has(id)) throw storeError('FCC_STORE_DUPLICATE_ENTRY', [id])
  })
}

/** Adds what was checked. */
export function insertOutgoing(state: MemoryState, { events, ledger }: Outgoing): void {
  for (const given of events) {
    state.eventIds.add(given.id)
    state.eventCount += 1
    const event = Object.freeze({ ...given, insertion: state.eventCount })
    state.events.push(event)
    if (given.run === undefined) continue
    const ofRun = state.eventsOfRuns.get(given.run) ?? []
    state.eventsOfRuns.set(given.run, ofRun)
    ofRun.push(event)
  }
  for (const movement of ledger) state.movements.set(movement.id, Object.freeze({ ...movement }))
}

/** Removes the events that are chosen, and gives back how many there were. */
export function removeEvents(
  state: MemoryState,
  isChosen: (event: StoredEvent) => boolean,
): number {
  const gone = state.events.filter(isChosen)
  if (gone.length === 0) return 0
  const kept = state.events.filter((event) => !isChosen(event))
  state.events.splice(0, state.events.length, ...kept)
  for (const { id } of gone) {
    state.eventIds.delete(id)
    state.sentEvents.delete(id)
  }
  for (const run of new Set(gone.flatMap((event) => event.run ?? []))) {
    const rest = (state.eventsOfRuns.get(run) ?? []).filter((event) => !isChosen(event))
    if (rest.length > 0) state.eventsOfRuns.set(run, rest)
    else state.eventsOfRuns.delete(run)
  }
  return gone.length
}

/** Where the events after an insertion begin: what was removed leaves gaps. */
function placeAfter(events: readonly StoredEvent[], after: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((events[middle]?.insertion ?? 0) > after) high = middle
    else low = middle + 1
  }
  return low
}

/** Events and movements in memory. */
export function createMemoryOutgoing({
  state,
  checkId,
  work,
}: MemoryWork): Pick<TenantStore, 'readEvents' | 'markEventsSent' | 'readLedger'> {
  return {
    readEvents: ({ after = 0, limit, run, unsent = false } = {}) =>
      work(() => {
        assertCount('after', after)
        const rest =
          run === undefined
            ? state.events.slice(placeAfter(state.events, after))
            : (state.eventsOfRuns.get(checkId('run', run)) ?? []).filter(
                ({ insertion }) => insertion > after,
              )
        const chosen = unsent ? rest.filter(({ id }) => !state.sentEvents.has(id)) : rest
        return limit === undefined ? chosen : chosen.slice(0, assertCount('limit', limit))
      }),
    markEventsSent: (ids) =>
      work(() => {
        for (const id of ids) if (state.eventIds.has(checkId('event', id))) state.sentEvents.add(id)
      }),
    readLedger: ({ run, account } = {}) =>
      work(() => {
        if (run !== undefined) checkId('run', run)
        return [...state.movements.values()].filter(
          (movement) =>
            (run === undefined || movement.run === run) &&
            (account === undefined || movement.account === account),
        )
      }),
  }
}
