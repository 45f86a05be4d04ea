import type {
  JournalStep,
  LedgerMovement,
  RemovalMarker,
  RunCommand,
  RunHead,
  RunRow,
  StoredApproval,
  StoredAuditEntry,
  StoredContent,
  StoredEvent,
  StoredTree,
} from '@fcc/contracts'
import { EMPTY_TREE, type LeaseState } from '@fcc/contracts/store-checks'

/** One run with all that hangs on it. */
export interface MemoryRun {
  head: RunHead
  readonly idempotencyKey: string | undefined
  /** By kind and key. */
  readonly rows: Map<string, RunRow>
  newestEntry: number | undefined
  lease: LeaseState | undefined
  /** In order, each under its activity and part. */
  readonly journal: Map<string, JournalStep>
  readonly approvals: Map<string, StoredApproval>
  /** Those that no commit has carried out, by id. */
  readonly commands: Map<string, RunCommand>
}

/** The data of one tenant; it outlives the handles on it. */
export interface MemoryState {
  identity: string | undefined
  /** In order of creation. */
  readonly runs: Map<string, MemoryRun>
  /** Idempotency key → run. */
  readonly keys: Map<string, string>
  readonly contents: Map<string, StoredContent>
  /** Address → the runs that name the content. */
  readonly uses: Map<string, Set<string>>
  /** In order of insertion: the entry at `i` has insertion `i + 1`. */
  readonly entries: StoredAuditEntry[]
  /** Id → index among the entries. */
  readonly entryIds: Map<string, number>
  readonly visitIds: Set<string>
  /** In order of insertion, with gaps where some were removed. */
  readonly events: StoredEvent[]
  /** How many events were ever written: the newest has this insertion. */
  eventCount: number
  readonly eventsOfRuns: Map<string, StoredEvent[]>
  readonly eventIds: Set<string>
  readonly commandIds: Set<string>
  /** Ids of events that a transport has taken. */
  readonly sentEvents: Set<string>
  readonly movements: Map<string, LedgerMovement>
  /** What was removed, by kind and key. */
  readonly markers: Map<string, RemovalMarker>
  tree: StoredTree
}

/** A tenant without data. */
export function createMemoryState(): MemoryState {
  return {
    identity: undefined,
    runs: new Map(),
    keys: new Map(),
    contents: new Map(),
    uses: new Map(),
    entries: [],
    entryIds: new Map(),
    visitIds: new Set(),
    events: [],
    eventCount: 0,
    eventsOfRuns: new Map(),
    eventIds: new Set(),
    commandIds: new Set(),
    sentEvents: new Set(),
    movements: new Map(),
    markers: new Map(),
    tree: EMPTY_TREE,
  }
}
