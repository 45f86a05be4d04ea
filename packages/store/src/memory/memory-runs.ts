import {
  isFinal,
  type ListedRun,
  type RunRow,
  type RunRowKey,
  START_ROW,
  type StoredContent,
  type StoredRun,
  type TenantStore,
} from '@fcc/contracts'
import {
  assertCommit,
  assertCount,
  assertCreation,
  firstLease,
  storeError,
} from '@fcc/contracts/store-checks'
import { copyContent, keepContent } from './copy-bytes.ts'
import { assertNewEntries, insertEntries } from './memory-audit.ts'
import { assertNewResults, insertResults } from './memory-journal.ts'
import { assertNewOutgoing, insertOutgoing } from './memory-outgoing.ts'
import { assertCommandsCarried } from './memory-run-commands.ts'
import type { MemoryRun, MemoryState } from './memory-state.ts'
import { leasedRun, type MemoryWork } from './memory-work.ts'

type Runs = Pick<
  TenantStore,
  | 'createRun'
  | 'readRun'
  | 'listRuns'
  | 'countRuns'
  | 'readHead'
  | 'commitVisit'
  | 'readContent'
  | 'listContents'
  | 'compact'
  | 'size'
>

const nameOf = ({ kind, key }: RunRowKey): string => `${kind}\0${key}`
const startName = nameOf(START_ROW)

/** The runs and contents of a tenant in memory. */
export function createMemoryRuns(memory: MemoryWork): Runs {
  const { tenant, state, checkId, work } = memory
  return {
    createRun: (creation) =>
      work(() => {
        assertCreation(checkId, tenant, creation)
        const { head, idempotencyKey: key, rows, contents, entries } = creation
        const lease = creation.lease && firstLease(head.run, creation.lease)
        const known = key === undefined ? undefined : state.keys.get(key)
        if (known !== undefined) return { run: known, created: false }
        if (state.runs.has(head.run)) throw storeError('FCC_STORE_RUN_EXISTS', [head.run])
        assertNewEntries(state, entries)
        assertNewOutgoing(state, creation)
        const found: MemoryRun = {
          head: Object.freeze({ ...head }),
          idempotencyKey: key,
          rows: new Map(),
          newestEntry: undefined,
          lease,
          journal: new Map(),
          approvals: new Map(),
          commands: new Map(),
        }
        state.runs.set(head.run, found)
        writeRows(found, rows, [])
        if (key !== undefined) state.keys.set(key, head.run)
        insertContents(state, head.run, contents)
        insertEntries(state, entries)
        insertOutgoing(state, creation)
        return { run: head.run, created: true, ...(lease ? { lease } : {}) }
      }),
    readRun: (run) =>
      work(() => {
        const found = state.runs.get(checkId('run', run))
        if (found === undefined) return readRemoved(state, run)
        const { head, idempotencyKey, rows, newestEntry } = found
        return {
          head,
          ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
          rows: [...rows.values()],
          ...(newestEntry === undefined ? {} : { newestEntry }),
        }
      }),
    readHead: (run) =>
      work(() => {
        const found = state.runs.get(checkId('run', run))
        if (found === undefined) return undefined
        const { head, idempotencyKey, newestEntry } = found
        return {
          head,
          ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
          ...(newestEntry === undefined ? {} : { newestEntry }),
        }
      }),
    listRuns: ({ states, limit, before } = {}) =>
      work(() => {
        if (before !== undefined) checkId('run', before)
        const newestFirst = [...state.runs.values()].reverse()
        const found = newestFirst.findIndex(({ head }) => head.run === before)
        if (before !== undefined && found === -1) {
          throw storeError('FCC_STORE_UNKNOWN_RUN', [before])
        }
        const most = limit === undefined ? newestFirst.length : assertCount('limit', limit)
        return newestFirst
          .slice(found + 1)
          .filter(({ head }) => states === undefined || states.includes(head.state))
          .slice(0, most)
          .map(toListed)
      }),
    countRuns: (states) =>
      work(() => [...state.runs.values()].filter(({ head }) => states.includes(head.state)).length),
    size: () =>
      work(() =>
        [...state.contents.values()].reduce((sum, { sealed }) => sum + sealed.byteLength, 0),
      ),
    commitVisit: (lease, commit) =>
      work(() => {
        assertCommit(checkId, tenant, lease.run, commit)
        const found = leasedRun(memory, lease)
        const { head, rows, removed, contents, entries, commands, results = [] } = commit
        const stored = found.head.sequence
        if (head.sequence !== stored + 1) {
          throw storeError('FCC_STORE_SEQUENCE', [head.run, head.sequence, stored])
        }
        assertCommandsCarried(found, commands)
        assertNewResults(found, head.run, results)
        assertNewEntries(state, entries)
        assertNewOutgoing(state, commit)
        found.head = Object.freeze({ ...head })
        writeRows(found, rows, removed)
        if (isFinal(head.state)) {
          found.commands.clear()
          found.lease = { epoch: lease.epoch, expiresAt: 0 }
        }
        for (const command of commands) found.commands.delete(command)
        insertResults(found, results)
        insertContents(state, head.run, contents)
        insertEntries(state, entries)
        insertOutgoing(state, commit)
      }),
    listContents: ({ after = '', limit } = {}) =>
      work(() => {
        const from = after === '' ? '' : checkId('content', after)
        const most = limit === undefined ? state.contents.size : assertCount('limit', limit)
        return [...state.contents.values()]
          .filter(({ address }) => address > from)
          .sort((one, other) => (one.address < other.address ? -1 : 1))
          .slice(0, most)
          .map(({ address, bytes, subjects }) => ({
            address,
            bytes,
            subjects,
            runs: [...(state.uses.get(address) ?? [])],
          }))
      }),
    compact: () => work(() => undefined),
    readContent: (address) =>
      work(() => {
        const found = state.contents.get(checkId('content', address))
        return found && copyContent(found)
      }),
  }
}

function toListed({ head, rows, newestEntry }: MemoryRun): ListedRun {
  const start = rows.get(startName)
  return {
    head,
    ...(newestEntry === undefined ? {} : { newestEntry }),
    ...(start === undefined ? {} : { start }),
  }
}

function writeRows(found: MemoryRun, rows: readonly RunRow[], removed: readonly RunRowKey[]): void {
  for (const row of rows) found.rows.set(nameOf(row), Object.freeze({ ...row }))
  for (const key of removed) found.rows.delete(nameOf(key))
}

/** What is left of a run that was removed: that it has entries. */
function readRemoved(state: MemoryState, run: string): StoredRun | undefined {
  if (!state.markers.has(`run\0${run}`)) return undefined
  const sequences = state.entries.flatMap((entry) =>
    entry.run === run && entry.sequence !== undefined ? [entry.sequence] : [],
  )
  return sequences.length === 0 ? undefined : { rows: [], newestEntry: Math.max(...sequences) }
}

/** Content is named by its bytes, so what is there already stays. */
function insertContents(state: MemoryState, run: string, contents: readonly StoredContent[]): void {
  for (const content of contents) {
    const uses = state.uses.get(content.address) ?? new Set()
    state.uses.set(content.address, uses.add(run))
    if (!state.contents.has(content.address)) {
      state.contents.set(content.address, keepContent(content))
    }
  }
}
