import type {
  NewAuditEntry,
  NewEvent,
  Principal,
  RecordRemoval,
  RemovalMarker,
  RunCreation,
  RunHead,
  RunLease,
  RunRow,
  StoredApproval,
  StoredContent,
  StoredTree,
  VisitCommit,
} from '@fcc/contracts'
import type { Names } from '../aim/names.ts'

/** Bytes of a text. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** When everything of the suite happens. */
export const AT = '2026-01-01T00:00:00.000Z'

/** How many entries of a tenant have their place in its log, once it has something of every kind. */
export const PLACED = 3

/** Far enough that no lease lapses while attacks are made: milliseconds since 1970. */
export const FAR = 8_000_000_000_000

/** The head of a run. What `mark` says is in every text of it. */
export function headOf(names: Names, mark: string, changes: Partial<RunHead> = {}): RunHead {
  return {
    run: names.run,
    tenant: names.tenant,
    state: 'running',
    sequence: 0,
    awaits: [],
    text: JSON.stringify({ reasons: [], mark }),
    digest: bytesOf(`digest ${mark}`),
    ...changes,
  }
}

function rowOf(kind: string, key: string, mark: string, sequence = 0): RunRow {
  return { kind, key, sequence, text: JSON.stringify({ mark }), digest: bytesOf(`row ${mark}`) }
}

/** A content whose address has what marks its tenant in it; several runs name it. */
export const lastContentOf = (mark: string): StoredContent => contentOf(`zz-${mark}`, mark, mark)

function contentOf(address: string, subject: string, mark: string): StoredContent {
  return {
    address,
    sealed: bytesOf(`sealed ${mark}`),
    mediaType: 'text/plain',
    bytes: 5,
    labels: { categories: ['phi'], levels: {}, audiences: {} },
    subjects: [subject],
    digest: bytesOf(`content ${mark}`),
  }
}

export function entryOf(
  id: string,
  run: string | undefined,
  mark: string,
  changes: Partial<NewAuditEntry> = {},
): NewAuditEntry {
  return {
    id,
    ...(run === undefined ? {} : { run }),
    canonical: JSON.stringify({ id, mark }),
    leafHash: bytesOf(`leaf ${mark}`),
    digest: bytesOf(`entry ${mark}`),
    ...changes,
  }
}

export function eventOf(names: Names, mark: string): NewEvent {
  const source = `urn:fcc:tenant:${names.tenant}`
  const text = JSON.stringify({ id: names.event, source, fcctenant: names.tenant, mark })
  return { id: names.event, run: names.run, text, digest: bytesOf(`event ${mark}`) }
}

export function creationOf(
  names: Names,
  mark: string,
  changes: Partial<RunCreation> = {},
): RunCreation {
  return {
    head: headOf(names, mark),
    idempotencyKey: names.idempotencyKey,
    rows: [rowOf('start', '', mark), rowOf('node', 'draft', mark)],
    // The second one is after every other in the order of addresses.
    contents: [contentOf(names.address, names.subject, mark), lastContentOf(mark)],
    entries: [entryOf(names.entry, names.run, mark)],
    events: [eventOf(names, mark)],
    ledger: [
      {
        ...{ id: names.movement, run: names.run, account: names.account, unit: 'EUR', amount: 7 },
        digest: bytesOf(`movement ${mark}`),
      },
    ],
    ...changes,
  }
}

export function commitOf(names: Names, mark: string, sequence: number): VisitCommit {
  return {
    head: headOf(names, mark, { sequence }),
    rows: [rowOf('node', 'draft', mark, sequence)],
    removed: [],
    contents: [contentOf(names.address, names.subject, mark)],
    entries: [
      entryOf(`${names.entry}-${sequence}`, names.run, mark, { visit: names.visit, sequence }),
    ],
    events: [],
    ledger: [],
    commands: [names.command],
  }
}

export function leaseOf(names: Names): RunLease {
  return { run: names.run, holder: names.holder, epoch: names.epoch, expiresAt: FAR }
}

export function personOf(names: Names): Principal {
  return { id: names.owner, kind: 'human', roles: ['reviewer'] }
}

export function approvalOf(names: Names, mark: string): StoredApproval {
  return {
    run: names.waiting,
    activity: names.asked,
    decision: 'approved',
    by: personOf(names),
    at: AT,
    binding: names.binding,
    note: bytesOf(`note ${mark}`),
    digest: bytesOf(`approval ${mark}`),
  }
}

export function markerOf(of: RemovalMarker['of'], key: string, mark: string): RemovalMarker {
  return { of, key, text: JSON.stringify({ mark }), digest: bytesOf(`marker ${mark}`) }
}

export function treeOf(size: number, mark: string): StoredTree {
  return { size, state: mark, checkpoint: `checkpoint ${mark}`, digest: bytesOf(`tree ${mark}`) }
}

export const NOTHING_REMOVED: RecordRemoval = {
  ...{ runs: [], journals: [], entries: [], contents: [], events: [], commands: [], written: [] },
}
