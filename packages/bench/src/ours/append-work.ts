import type { NewAuditEntry, StoredContent, VisitCommit } from '@fcc/contracts'

/** Whose store is appended to. */
export const APPEND_TENANT = 'measured'

/** How long a sealed content is, and how long an audit entry, in bytes. */
const CONTENT_BYTES = 1000
const ENTRY_BYTES = 700

const digest = new Uint8Array(32).fill(3)
const sealed = new Uint8Array(CONTENT_BYTES).fill(9)
const text = JSON.stringify({ of: 'x'.repeat(300) })

function entryOf(run: string, sequence: number): NewAuditEntry {
  const id = `${run}/entry/${String(sequence).padStart(8, '0')}`
  const visit = `${run}/draft/${String(sequence).padStart(8, '0')}`
  const canonical = JSON.stringify({ id, data: 'y'.repeat(ENTRY_BYTES) })
  return { id, run, sequence, visit, canonical, leafHash: digest, digest }
}

function contentOf(run: string, sequence: number): StoredContent {
  return {
    address: `${run}/content/${String(sequence).padStart(8, '0')}`,
    sealed,
    mediaType: 'text/plain',
    bytes: CONTENT_BYTES,
    labels: { categories: [], levels: {}, audiences: {} },
    subjects: ['s_1'],
    digest,
  }
}

/** One visit as it is committed: a head, a row, a content, an audit entry and an event. */
export function appendOf(run: string, sequence: number): VisitCommit {
  const head = { run, tenant: APPEND_TENANT, state: 'running', sequence, awaits: [], text, digest }
  return {
    head: { ...head, state: 'running' },
    rows: [{ kind: 'node', key: 'draft', sequence, text, digest }],
    removed: [],
    contents: [contentOf(run, sequence)],
    entries: [entryOf(run, sequence)],
    events: [{ id: `${run}/event/${sequence}`, run, text, digest }],
    ledger: [],
    commands: [],
  }
}

/** Hands out runs, each to one commit at a time, with the sequence that comes next. */
export function createTurns(runs: readonly string[]) {
  const free = runs.map((run) => ({ run, sequence: 0 }))
  return async (commit: (run: string, sequence: number) => Promise<void>): Promise<void> => {
    const turn = free.pop()
    if (!turn) throw new Error('There are fewer runs than commits under way.')
    turn.sequence += 1
    await commit(turn.run, turn.sequence)
    free.push(turn)
  }
}

/** What both sides have to have written. */
export const appendedFacts = (rows: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(rows).map(([table, count]) => [table, String(count)]))

/** The tables that a commit adds a row to. */
export const APPENDED = ['content', 'audit_entry', 'event'] as const
