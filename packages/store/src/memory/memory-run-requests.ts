import type { TenantStore } from '@fcc/contracts'
import { assertEntries, hasStopped, storeError } from '@fcc/contracts/store-checks'
import { freezeDeep } from './freeze-deep.ts'
import { assertNewEntries, insertEntries } from './memory-audit.ts'
import type { MemoryRun } from './memory-state.ts'
import type { MemoryWork } from './memory-work.ts'

type Requests = Pick<TenantStore, 'requestCancel' | 'requestHold' | 'readRequest'>

/** What is wanted of runs, in memory. */
export function createMemoryRunRequests({ state, checkId, work }: MemoryWork): Requests {
  const runOf = (id: string): MemoryRun => {
    const run = state.runs.get(checkId('run', id))
    if (run === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [id])
    return run
  }
  return {
    requestCancel: (request, entries) =>
      work(() => {
        const run = runOf(request.run)
        assertEntries(checkId, entries, request.run)
        if (run.cancelRequest !== undefined) return false
        assertNewEntries(state, entries)
        run.cancelRequest = freezeDeep({ ...request, by: { ...request.by } })
        insertEntries(state, entries)
        return true
      }),
    requestHold: (request) =>
      work(() => {
        const run = runOf(request.run)
        if (hasStopped(run.head.state)) return false
        if (run.holdRequest?.kind !== 'quarantine' || request.kind === 'quarantine') {
          run.holdRequest = freezeDeep({ ...request, by: { ...request.by } })
        }
        return true
      }),
    readRequest: (id) =>
      work(() => {
        const run = state.runs.get(checkId('run', id))
        return run?.cancelRequest ?? run?.holdRequest
      }),
  }
}
