import type {
  Activity,
  Digested,
  LedgerMovement,
  NewAuditEntry,
  NewEvent,
  RunCommand,
  RunLease,
  RunQuery,
  RunRecord,
  RunSummary,
  StoredApproval,
  StoredContent,
  StoredTree,
  TenantStore,
  VisitRecord,
} from '@fcc/contracts'

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

/** An activity of the journal; request and result are sealed. */
export interface RecordedActivity {
  readonly activity: Activity
  readonly request: Uint8Array
  /** Absent while only the intent is written. */
  readonly result?: Uint8Array | undefined
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
  > {
  createRun(creation: RecordCreation): Promise<{ readonly run: string; readonly created: boolean }>
  readRun(run: string): Promise<RunRecord | undefined>
  listRuns(query?: RunQuery): Promise<readonly RunSummary[]>
  /** In the order in which they were committed. */
  readVisits(run: string): Promise<readonly VisitRecord[]>
  commitVisit(lease: RunLease, commit: RecordCommit): Promise<void>
  writeIntent(lease: RunLease, activity: Activity, request: Uint8Array): Promise<void>
  writeResult(lease: RunLease, activity: string, result: Uint8Array): Promise<void>
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
