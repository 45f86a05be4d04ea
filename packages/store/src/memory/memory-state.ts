import type {
  CancelRequest,
  HoldRequest,
  LedgerMovement,
  RunRecord,
  StoredActivity,
  StoredApproval,
  StoredAuditEntry,
  StoredContent,
  StoredEvent,
  StoredTree,
  VisitRecord,
} from '@fcc/contracts'
import { EMPTY_TREE, type LeaseState } from '@fcc/contracts/store-checks'

/** One run with all that hangs on it. */
export interface MemoryRun {
  record: RunRecord
  lease: LeaseState | undefined
  readonly visits: VisitRecord[]
  readonly visitIds: Set<string>
  readonly activities: Map<string, StoredActivity>
  readonly approvals: Map<string, StoredApproval>
  cancelRequest: CancelRequest | undefined
  holdRequest: HoldRequest | undefined
}

/** The data of one tenant; it outlives the handles on it. */
export interface MemoryState {
  /** In order of creation. */
  readonly runs: Map<string, MemoryRun>
  /** Idempotency key → run. */
  readonly keys: Map<string, string>
  readonly contents: Map<string, StoredContent>
  /** In order of insertion: the entry at `i` has insertion `i + 1`. */
  readonly entries: StoredAuditEntry[]
  readonly entryIds: Set<string>
  readonly events: StoredEvent[]
  readonly eventIds: Set<string>
  readonly movements: Map<string, LedgerMovement>
  tree: StoredTree
}

/** A tenant without data. */
export function createMemoryState(): MemoryState {
  return {
    runs: new Map(),
    keys: new Map(),
    contents: new Map(),
    entries: [],
    entryIds: new Set(),
    events: [],
    eventIds: new Set(),
    movements: new Map(),
    tree: EMPTY_TREE,
  }
}
