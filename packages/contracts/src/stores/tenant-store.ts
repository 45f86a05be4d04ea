import type { Activity } from '../run/activity.ts'
import type { Principal } from '../run/principal.ts'
import type { RunCommand } from '../run/run-command.ts'
import type { RunState } from '../run/run-state.ts'
import type { LedgerMovement } from './ledger-movement.ts'
import type {
  CarriedCommand,
  RecordRemoval,
  RemovalMarker,
  RemovedCounts,
  RemovedKind,
} from './record-removal.ts'
import type { RunLease } from './run-lease.ts'
import type {
  NewAuditEntry,
  StoredAuditEntry,
  StoredTree,
  UnplacedAuditEntry,
} from './stored-audit.ts'
import type { ListedContent, StoredContent } from './stored-content.ts'
import type { NewEvent, StoredEvent } from './stored-event.ts'
import type { Digested, ListedRun, RunHead, RunRow, RunRowKey, StoredRun } from './stored-run.ts'

/** A new run with everything that must be there with it, in one transaction. */
export interface RunCreation {
  readonly head: RunHead
  /** A keyed digest of the caller's key. */
  readonly idempotencyKey?: string | undefined
  /** Who has the run's first lease, and until when (milliseconds since 1970); absent where it is free. */
  readonly lease?: { readonly holder: string; readonly expiresAt: number } | undefined
  readonly rows: readonly RunRow[]
  readonly contents: readonly StoredContent[]
  readonly entries: readonly NewAuditEntry[]
  readonly events: readonly NewEvent[]
  readonly ledger: readonly LedgerMovement[]
}

/** What a creation came to. */
export interface CreatedRow {
  readonly run: string
  readonly created: boolean
  /** The lease that it was created under. */
  readonly lease?: RunLease | undefined
}

/** What becomes durable with one visit, in one transaction. */
export interface VisitCommit {
  /** Where the run is after the visit; its `sequence` is one above what the store holds. */
  readonly head: RunHead
  /** Rows that are new or say something else from now on. */
  readonly rows: readonly RunRow[]
  readonly removed: readonly RunRowKey[]
  readonly contents: readonly StoredContent[]
  /** One of them names the visit, where one was made. */
  readonly entries: readonly NewAuditEntry[]
  readonly events: readonly NewEvent[]
  readonly ledger: readonly LedgerMovement[]
  /** Ids of commands that are carried out hereby, or that the run's state no longer allows. */
  readonly commands: readonly string[]
  /** Results of the journal that were not written by themselves before; as `writeResult` takes them. */
  readonly results?: readonly Extract<JournalStep, { part: 'result' }>[] | undefined
}

/** One step of the journal, in the order in which they were written: an intent, and later its result. Both sealed. */
export type JournalStep = Digested &
  (
    | { readonly part: 'intent'; readonly activity: Activity; readonly sealed: Uint8Array }
    | { readonly part: 'result'; readonly activity: string; readonly sealed: Uint8Array }
  )

/** A person's answer to a waiting run, or what a question that can expire came to. The note is sealed. */
export interface StoredApproval extends Digested {
  readonly run: string
  readonly activity: string
  /** `expired` only as what a question came to. */
  readonly decision: 'approved' | 'rejected' | 'waived' | 'expired'
  readonly by: Principal
  readonly at: string
  /** The binding of the `Waiting` it answers; another one makes it void. */
  readonly binding: string
  readonly note?: Uint8Array | undefined
}

/** Which runs to list: newest first. */
export interface RunQuery {
  readonly states?: readonly RunState[] | undefined
  readonly limit?: number | undefined
  /** Runs older than this id. */
  readonly before?: string | undefined
}

/**
 * The durable data of one tenant: a capability, given explicitly. It gets sealed bytes and leaf
 * hashes. Every method that changes something is one transaction. Ids with NUL are refused
 * (`FCC_STORE_INVALID_ID`). A full disk rejects with `FCC_STORE_FULL` and leaves nothing half done.
 * What one process asks for without waiting is done in the order in which it was asked, so that the first
 * intent of a run may be asked for before the run is known to be written; several such may share a transaction.
 */
export interface TenantStore {
  readonly tenant: string

  /** The random id of this store; absent until one is kept. */
  readIdentity(): Promise<string | undefined>
  /** Keeps the first identity, and gives back the one that is kept. */
  keepIdentity(identity: string): Promise<string>

  /**
   * Creates the run, under its first lease where one is asked for, or answers the id of the run that has the
   * same idempotency key.
   */
  createRun(creation: RunCreation): Promise<CreatedRow>
  readRun(run: string): Promise<StoredRun | undefined>
  /** What {@link readRun} gives but the rows: enough to tell that a run is as it was. `undefined` where it has no head. */
  readHead(run: string): Promise<Omit<StoredRun, 'rows'> | undefined>
  listRuns(query?: RunQuery): Promise<readonly ListedRun[]>
  /** How many runs are in these states. */
  countRuns(states: readonly RunState[]): Promise<number>
  /**
   * How much room it takes, in bytes: of a file its pages, elsewhere what is sealed. A measure to hold against a
   * limit, not an account.
   */
  size(): Promise<number>

  /** Takes the lease when it is free, lapsed at `now`, or already the holder's; raises the epoch. */
  acquireLease(request: {
    readonly run: string
    readonly holder: string
    readonly now: number
    readonly forMs: number
  }): Promise<RunLease | undefined>
  /** `false` when the lease was taken over. */
  renewLease(lease: RunLease, expiresAt: number): Promise<boolean>
  releaseLease(lease: RunLease): Promise<void>
  readLease(run: string): Promise<RunLease | undefined>

  /** Rejects with `FCC_STORE_LEASE_LOST` when the epoch is not the newest. An intent that is there stays. */
  writeIntent(lease: RunLease, intent: Extract<JournalStep, { part: 'intent' }>): Promise<void>
  /** The first result stays: a second one for the same activity is refused (`FCC_STORE_ALREADY_ANSWERED`). */
  writeResult(lease: RunLease, result: Extract<JournalStep, { part: 'result' }>): Promise<void>
  /** The journal of a run, in the order in which its steps were written. */
  readJournal(run: string): Promise<readonly JournalStep[]>

  /**
   * Commits a visit. Rejects with `FCC_STORE_LEASE_LOST` when the epoch is not the newest, and with
   * `FCC_STORE_SEQUENCE` when the run's sequence is not the stored one plus one. While a cancel or a
   * quarantine is pending that the commit does not name, it rejects with `FCC_STORE_COMMANDED`. A commit
   * that ends the run gives its lease back.
   */
  commitVisit(lease: RunLease, commit: VisitCommit): Promise<void>

  /**
   * One answer per seat of a question (`seatsOf`), one per person, and none once enough people said yes or
   * one said no, or once its outcome is kept: then it is refused (`FCC_STORE_ALREADY_ANSWERED`), as is one
   * that the run does not wait for with exactly that binding, or that comes after the question has expired
   * (`FCC_STORE_APPROVAL_VOID`). Stores hold it against all answers to the question in the same transaction,
   * by `assertAnswerable`. Needs no lease.
   */
  writeApproval(approval: StoredApproval, entries: readonly NewAuditEntry[]): Promise<void>
  readApproval(run: string, activity: string): Promise<StoredApproval | undefined>

  /**
   * Keeps a command with its entries; `false`, and nothing is kept, where one of its kind is pending or the
   * run has ended. Needs no lease.
   */
  writeCommand(command: RunCommand, entries: readonly NewAuditEntry[]): Promise<boolean>
  /** The commands of a run that no commit has carried out, the most urgent first. */
  readCommands(run: string): Promise<readonly RunCommand[]>

  /** Commands that were carried out and are still kept, after a place. A store need not keep them. */
  listCarriedCommands(range?: {
    readonly after?: number | undefined
    readonly limit?: number | undefined
  }): Promise<readonly CarriedCommand[]>

  readContent(address: string): Promise<StoredContent | undefined>
  /** Which contents there are, in the order of their addresses, after one of them. */
  listContents(range?: {
    readonly after?: string | undefined
    readonly limit?: number | undefined
  }): Promise<readonly ListedContent[]>

  /**
   * Removes records for good, leaves their markers and writes the entries that say so: all of it or nothing.
   * Contents, events and commands that are not there are passed over. Rejects with `FCC_STORE_NOT_REMOVABLE`
   * where a run is not over or not at its sequence, an entry has no place yet, or something is removed twice.
   */
  removeRecords(removal: RecordRemoval): Promise<RemovedCounts>
  readMarker(of: RemovedKind, key: string): Promise<RemovalMarker | undefined>
  /** What was removed of a kind, in the order of the keys, after one of them. */
  listMarkers(range: {
    readonly of: RemovedKind
    readonly after?: string | undefined
    readonly limit?: number | undefined
  }): Promise<readonly RemovalMarker[]>
  /** Gives the room of what was removed back to the system, where the store keeps files. */
  compact(): Promise<void>

  /** Events in the order of their insertion, after one of them; of one run where it is named. */
  readEvents(range?: {
    readonly after?: number | undefined
    readonly limit?: number | undefined
    readonly run?: string | undefined
    /** Only those that no transport is known to have taken. */
    readonly unsent?: boolean | undefined
  }): Promise<readonly StoredEvent[]>
  /** Notes that a transport has taken these events; ids that nobody knows change nothing. */
  markEventsSent(ids: readonly string[]): Promise<void>
  /** Movements in the order of their insertion. */
  readLedger(range?: {
    readonly run?: string | undefined
    readonly account?: string | undefined
  }): Promise<readonly LedgerMovement[]>

  /** Entries that belong to no visit. */
  appendEntries(entries: readonly NewAuditEntry[]): Promise<void>
  /** The next entries without a place, in order of insertion. */
  unplacedEntries(limit: number): Promise<readonly UnplacedAuditEntry[]>
  /** Gives `placed` their places and stores the new tree, if the stored size is still `from`; else `false`. */
  writeTree(
    from: number,
    placed: readonly { readonly insertion: number; readonly place: number }[],
    tree: StoredTree,
  ): Promise<boolean>
  readTree(): Promise<StoredTree>
  readEntry(id: string): Promise<StoredAuditEntry | undefined>
  /** Entries in the order of their places, then those without one. */
  readEntries(range?: {
    readonly from?: number
    readonly limit?: number
    readonly run?: string
  }): Promise<readonly StoredAuditEntry[]>

  /** Idempotent. */
  close(): Promise<void>
}
