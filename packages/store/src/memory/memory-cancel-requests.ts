import type { TenantStore } from '@fcc/contracts'
import { assertEntries } from '../checks/ownership.ts'
import { storeError } from '../diagnostics.ts'
import { freezeDeep } from './freeze-deep.ts'
import { assertNewEntries, insertEntries } from './memory-audit.ts'
import type { MemoryWork } from './memory-work.ts'

/** Wishes that runs end, in memory. */
export function createMemoryCancelRequests({
  state,
  checkId,
  work,
}: MemoryWork): Pick<TenantStore, 'requestCancel' | 'readCancelRequest'> {
  return {
    requestCancel: (request, entries) =>
      work(() => {
        const run = state.runs.get(checkId('run', request.run))
        assertEntries(checkId, entries, request.run)
        if (run === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [request.run])
        if (run.cancelRequest !== undefined) return false
        assertNewEntries(state, entries)
        run.cancelRequest = freezeDeep({ ...request, by: { ...request.by } })
        insertEntries(state, entries)
        return true
      }),
    readCancelRequest: (run) => work(() => state.runs.get(checkId('run', run))?.cancelRequest),
  }
}
