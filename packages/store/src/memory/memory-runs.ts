import type { StoredContent, TenantStore } from '@fcc/contracts'
import {
  assertCommit,
  assertCount,
  assertEntries,
  assertOutgoing,
  assertOwnRun,
  hasStopped,
  storeError,
} from '@fcc/contracts/store-checks'
import { copyContent, keepContent } from './copy-bytes.ts'
import { freezeDeep } from './freeze-deep.ts'
import { assertNewEntries, insertEntries } from './memory-audit.ts'
import { assertNewOutgoing, insertOutgoing } from './memory-outgoing.ts'
import type { MemoryState } from './memory-state.ts'
import { leasedRun, type MemoryWork } from './memory-work.ts'

type Runs = Pick<
  TenantStore,
  'createRun' | 'readRun' | 'listRuns' | 'readVisits' | 'commitVisit' | 'readContent'
>

/** The runs, visits and contents of a tenant in memory. */
export function createMemoryRuns(memory: MemoryWork): Runs {
  const { tenant, state, checkId, work } = memory
  return {
    createRun: (creation) =>
      work(() => {
        const { run, contents, entries } = creation
        checkId('run', run.id)
        assertOwnRun(tenant, run)
        for (const content of contents) checkId('content', content.address)
        assertEntries(checkId, entries, run.id)
        assertOutgoing(checkId, run.id, creation)
        const key = run.envelope.idempotencyKey
        if (key !== undefined) {
          const known = state.keys.get(checkId('idempotency key', key))
          if (known !== undefined) return { run: known, created: false }
        }
        if (state.runs.has(run.id)) throw storeError('FCC_STORE_RUN_EXISTS', [run.id])
        assertNewEntries(state, entries)
        assertNewOutgoing(state, creation)
        state.runs.set(run.id, {
          record: run,
          lease: undefined,
          visits: [],
          visitIds: new Set(),
          activities: new Map(),
          approvals: new Map(),
          cancelRequest: undefined,
          holdRequest: undefined,
        })
        if (key !== undefined) state.keys.set(key, run.id)
        insertContents(state, contents)
        insertEntries(state, entries)
        insertOutgoing(state, creation)
        return { run: run.id, created: true }
      }),
    readRun: (run) => work(() => freezeDeep(state.runs.get(checkId('run', run))?.record)),
    listRuns: ({ states, limit, before } = {}) =>
      work(() => {
        if (before !== undefined) checkId('run', before)
        const newestFirst = [...state.runs.values()].map(({ record }) => record).reverse()
        const found = newestFirst.findIndex(({ id }) => id === before)
        if (before !== undefined && found === -1) {
          throw storeError('FCC_STORE_UNKNOWN_RUN', [before])
        }
        const most = limit === undefined ? newestFirst.length : assertCount('limit', limit)
        return newestFirst
          .slice(found + 1)
          .filter((run) => states === undefined || states.includes(run.state))
          .slice(0, most)
          .map(freezeDeep)
      }),
    readVisits: (run) =>
      work(() => (state.runs.get(checkId('run', run))?.visits ?? []).map(freezeDeep)),
    commitVisit: (lease, commit) =>
      work(() => {
        assertCommit(checkId, tenant, lease.run, commit)
        const found = leasedRun(memory, lease)
        const { run, visit, contents, entries, commands } = commit
        const stored = found.record.sequence
        if (run.sequence !== stored + 1) {
          throw storeError('FCC_STORE_SEQUENCE', [run.id, run.sequence, stored])
        }
        if (visit !== undefined && found.visitIds.has(visit.id)) {
          throw storeError('FCC_STORE_DUPLICATE_VISIT', [visit.id])
        }
        assertNewEntries(state, entries)
        assertNewOutgoing(state, commit)
        found.record = run
        if (hasStopped(run.state)) found.holdRequest = undefined
        if (commands.includes('hold')) found.holdRequest = undefined
        if (commands.includes('cancel')) found.cancelRequest = undefined
        if (visit !== undefined) {
          found.visits.push(visit)
          found.visitIds.add(visit.id)
        }
        insertContents(state, contents)
        insertEntries(state, entries)
        insertOutgoing(state, commit)
      }),
    readContent: (address) =>
      work(() => {
        const found = state.contents.get(checkId('content', address))
        return found && copyContent(found)
      }),
  }
}

/** Content is named by its bytes, so what is there already stays. */
function insertContents(state: MemoryState, contents: readonly StoredContent[]): void {
  for (const content of contents) {
    if (!state.contents.has(content.address)) {
      state.contents.set(content.address, keepContent(content))
    }
  }
}
