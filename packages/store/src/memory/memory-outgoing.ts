import type { LedgerMovement, NewEvent, TenantStore } from '@fcc/contracts'
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
  for (const event of events) {
    state.eventIds.add(event.id)
    state.events.push(Object.freeze({ ...event, insertion: state.events.length + 1 }))
  }
  for (const movement of ledger) state.movements.set(movement.id, Object.freeze({ ...movement }))
}

/** Events and movements in memory. */
export function createMemoryOutgoing({
  state,
  checkId,
  work,
}: MemoryWork): Pick<TenantStore, 'readEvents' | 'readLedger'> {
  return {
    readEvents: ({ after = 0, limit, run } = {}) =>
      work(() => {
        const rest = state.events.slice(assertCount('after', after))
        if (run !== undefined) checkId('run', run)
        const chosen = run === undefined ? rest : rest.filter((event) => event.run === run)
        return limit === undefined ? chosen : chosen.slice(0, assertCount('limit', limit))
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
