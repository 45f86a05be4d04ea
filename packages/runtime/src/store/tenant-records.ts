import type {
  Activity,
  Digested,
  LedgerMovement,
  NewAuditEntry,
  NewEvent,
  RemovalMarker,
  RemovedCounts,
  RunCommand,
  RunCreation,
  RunLease,
  RunQuery,
  RunRecord,
  RunSummary,
  StoredApproval,
  StoredAuditEntry,
  StoredContent,
  StoredTree,
  TenantStore,
  VisitRecord,
} from '@fcc/contracts'
import type { RemovedRun } from './removed-runs.ts'

/** A row as it is before it gets its digest. */
export type Plain<Row extends Digested> = Omit<Row, 'digest'>

/** What is written with a run's creation. */
export interface RecordCreation {
  readonly run: RunRecord
  readonly contents: readonly Plain<StoredContent>[]
  readonly entries: readonly Plain<NewAuditEntry>[]
  readonly events: readonly Plain<NewEvent>[]
  readonly ledger: readonly Plain<LedgerMovement>[]
}

/** What is written with a commit. */
export interface RecordCommit extends RecordCreation {
  /** What was wanted of the run and is carried out hereby. */
  readonly commands: readonly string[]
}

/** What one transaction removes. */
export interface PlannedRemoval {
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string
  /** The id of the audit entry that tells of it, among those that are written. */
  readonly act: string
  /** Runs that are over, for they are older than so many days. */
  readonly runs: {
    readonly ids: readonly string[]
    readonly days?: number | undefined
    /** Run → the contents that it wrote or named, as the store lists them. */
    readonly contents?: ReadonlyMap<string, readonly string[]> | undefined
  }
  /** Runs that are over, whose journal nobody can open any more. */
  readonly journals: readonly string[]
  /** Entries as they were read, for they are older than so many days. */
  readonly entries: {
    readonly rows: readonly StoredAuditEntry[]
    readonly days?: number | undefined
  }
  readonly contents: readonly string[]
  readonly events: readonly string[]
  readonly commands: readonly string[]
  /** An entry of a run that goes gets the sequence after the run's last. */
  readonly written: readonly Plain<NewAuditEntry>[]
}

/** An activity of the journal; request and result are sealed. */
export interface RecordedActivity {
  readonly activity: Activity
  readonly request: Uint8Array
  /** Absent while only the intent is written. */
  readonly result?: Uint8Array | undefined
}

/** A result that is on its way into the journal. */
export interface NotedResult {
  /** Settles when it is durable, or could not be written. */
  readonly written: Promise<void>
}

/**
 * The records of one tenant over its store: runs as a whole, visits as the audit log has them. Every
 * row gets its keyed digest here and is checked by it when it is read; what was changed, taken away,
 * moved or put back is refused with `FCC_STORE_TAMPERED` and not believed. The rest is the store's.
 *
 * @example
 * const records = createTenantRecords(store, createRowDigests(tenant, keys))
 */
export interface TenantRecords
  extends Omit<
    TenantStore,
    | 'createRun'
    | 'readRun'
    | 'readHead'
    | 'listRuns'
    | 'commitVisit'
    | 'writeIntent'
    | 'writeResult'
    | 'readJournal'
    | 'writeApproval'
    | 'readApproval'
    | 'readContent'
    | 'appendEntries'
    | 'writeCommand'
    | 'writeTree'
    | 'removeRecords'
    | 'readMarker'
    | 'listMarkers'
  > {
  /** Removes what a plan names, each checked before it goes. */
  removeRecords(plan: PlannedRemoval): Promise<RemovedCounts>
  /** What is kept of a run that was removed under retention. */
  readRemovedRun(run: string): Promise<RemovedRun | undefined>
  /** Checks what is kept of a removed run against the log, and that the log has its entries still. */
  checkRemovedRun(run: string): Promise<void>
  /** What was removed of a kind, each marker checked, in the order of the keys. */
  listRemoved(
    range: Parameters<TenantStore['listMarkers']>[0],
  ): Promise<readonly Pick<RemovalMarker, 'of' | 'key'>[]>
  createRun(
    creation: RecordCreation,
    lease?: RunCreation['lease'],
  ): ReturnType<TenantStore['createRun']>
  /** A run, with every row of it checked. */
  readRun(run: string): Promise<RunRecord | undefined>
  /** A run as it is now; from memory where the store's head of it is the one that was checked or written here. */
  findRun(run: string): Promise<RunRecord | undefined>
  listRuns(query?: RunQuery): Promise<readonly RunSummary[]>
  /** In the order in which they were committed. */
  readVisits(run: string): Promise<readonly VisitRecord[]>
  commitVisit(lease: RunLease, commit: RecordCommit): Promise<void>
  writeIntent(lease: RunLease, activity: Activity, request: Uint8Array): Promise<void>
  /**
   * Notes a result, which a commit of the same turn of the event loop takes along; without one it is written by
   * itself. Nothing that is written of the run after it is there without it.
   */
  writeResult(lease: RunLease, activity: string, result: Uint8Array): Promise<NotedResult>
  /** In the order of their intents. */
  readActivities(run: string): Promise<readonly RecordedActivity[]>
  writeApproval(
    approval: Plain<StoredApproval>,
    entries: readonly Plain<NewAuditEntry>[],
  ): Promise<void>
  readApproval(run: string, activity: string): Promise<Plain<StoredApproval> | undefined>
  readContent(address: string): Promise<Plain<StoredContent> | undefined>
  appendEntries(entries: readonly Plain<NewAuditEntry>[]): Promise<void>
  writeCommand(
    command: Plain<RunCommand>,
    entries: readonly Plain<NewAuditEntry>[],
  ): Promise<boolean>
  writeTree(
    from: number,
    placed: Parameters<TenantStore['writeTree']>[1],
    tree: Plain<StoredTree>,
  ): Promise<boolean>
}
