import {
  a as StoreTransfer,
  b as StoreErasure,
} from '../store-backend-5E7Beoga.js';
import {
  ControlStore,
  LedgerMovement,
  NewAuditEntry,
  NewEvent,
  RecordRemoval,
  ReferenceDataStore,
  RemovalMarker,
  RunCommand,
  RunCreation,
  RunLease,
  StoreBackend,
  StoredApproval,
  StoredTree,
  TenantStore,
  VisitCommit,
} from '../index.js';
export {
  O as ObjectBackend,
  k as ListedObject,
  l as ObjectStoreFactory,
  m as ObjectStoreOptions,
  n as TRANSFER_TABLES,
  o as TenantLook,
  p as TenantObjects,
  q as TenantRemains,
  r as TransferColumn,
  s as TransferRow,
  t as TransferTable,
  u as TransferValue,
} from '../store-backend-5E7Beoga.js';
import {
  RunHead,
} from '../index.js';
import {
  FccError,
} from '@fcc/plugin-api';
import '../content-DaJDma8z.js';
import '../label-set-DLz8Qm2Q.js';

type Known = Pick<StoredApproval, 'activity' | 'decision' | 'by' | 'at' | 'binding'>;
/**
 * The seats of whose answers a store reads before it keeps another one, the answer's own first; of a question
 * that the run does not ask its own alone.
 */
declare function seatsBeside(head: Pick<RunHead, 'awaits'> | undefined, activity: string): readonly string[];
/**
 * Throws unless the run waits for exactly this answer, beside those that are there. A void one is refused
 * and not kept: kept, it would take the place of one that counts.
 *
 * @param known the answers that are kept at `seatsBeside`
 */
declare function assertAnswerable(head: Pick<RunHead, 'awaits'> | undefined, approval: StoredApproval, known: readonly Known[]): void;

/** The longest id by default, in bytes of UTF-8. */
declare const DEFAULT_MAX_ID_BYTES = 512;
/** The longest tenant id, in bytes of UTF-8: its file name may need three for each, and 255 is all a file name has. */
declare const MAX_TENANT_ID_BYTES = 80;
/** Gives the id back, or throws `FCC_STORE_INVALID_ID`. */
type IdCheck = (kind: string, id: string) => string;
/**
 * Makes the check that every id passes before it reaches a statement. A NUL ends a string in C, and
 * a lone surrogate becomes U+FFFD in UTF-8, so that two ids would be one.
 *
 * @param maxBytes the longest id, in bytes of UTF-8
 */
declare function createIdCheck(maxBytes: number): IdCheck;

/** Gives the number back, or throws `FCC_STORE_INVALID_NUMBER` unless it is whole and not negative. */
declare function assertCount(name: string, value: number): number;

/** Gives the name of an object back, or throws `FCC_STORE_INVALID_ID` unless it is a SHA-256 in hexadecimal. */
declare function assertObjectName(name: string): string;

/** What a backend is made of. */
interface BackendParts {
    readonly control: ControlStore;
    readonly referenceData: ReferenceDataStore;
    readonly transfer?: StoreTransfer | undefined;
    readonly erasure?: StoreErasure | undefined;
    /** Opens a tenant's store, which calls `onClose` once when it is closed. */
    openTenant(tenant: string, onClose: () => void): Promise<TenantStore>;
}
/** Keeps one handle per tenant, and closes all of them in reverse order. */
declare function createBackend(parts: BackendParts): StoreBackend;

/** Throws `FCC_STORE_FOREIGN_RECORD` where a run says that it belongs to another tenant. */
declare function assertOwnRun(tenant: string, head: Pick<RunHead, 'run' | 'tenant'>): void;
/** Throws `FCC_STORE_FOREIGN_RECORD` where something that is written under one run names another. */
declare function assertSameRun(what: string, found: string, expected: string): void;
/** Checks the entries of a change to one run, or of no run at all where `run` is absent. */
declare function assertEntries(checkId: IdCheck, entries: readonly NewAuditEntry[], run?: string): void;
/** Checks the events and movements that are written with a change to a run. */
declare function assertOutgoing(checkId: IdCheck, run: string, { events, ledger, }: {
    readonly events: readonly NewEvent[];
    readonly ledger: readonly LedgerMovement[];
}): void;
/** Checks everything of a run's creation that can be told without the store. */
declare function assertCreation(checkId: IdCheck, tenant: string, creation: RunCreation): void;
/** Checks everything of a visit's commit that can be told without the store. */
declare function assertCommit(checkId: IdCheck, tenant: string, leased: string, commit: VisitCommit): void;

/** An entry's place, as the integrator gives it. */
interface Placed {
    readonly insertion: number;
    readonly place: number;
}
/**
 * Throws `FCC_STORE_PLACES` unless the entries follow one another from the tree's size and none is
 * skipped. Because of this an entry's place is always its insertion less one, and the tree's size
 * says which entries have theirs: placing changes one row, not one row per entry.
 *
 * @param entries how many entries the store holds
 */
declare function assertPlaces(from: number, placed: readonly Placed[], tree: StoredTree, entries: number): void;
/** The tree before the first entry was placed. */
declare const EMPTY_TREE: StoredTree;

/** Every marker that a removal leaves. */
declare function markersOf({ runs, journals, entries }: RecordRemoval): readonly RemovalMarker[];
/** Checks everything of a removal that can be told without the store. */
declare function assertRemoval(checkId: IdCheck, removal: RecordRemoval): void;

/** The lease of a run as it is kept: the epoch outlives its holder. */
interface LeaseState {
    /** Absent once released. */
    readonly holder?: string | undefined;
    readonly epoch: number;
    readonly expiresAt: number;
}
/** What somebody asks for. */
interface LeaseRequest {
    readonly run: string;
    readonly holder: string;
    readonly now: number;
    readonly forMs: number;
}
/** Pure: the lease that a request gets, with a raised epoch, or nothing while another one's holds. */
declare function resolveLease(current: LeaseState | undefined, request: LeaseRequest): RunLease | undefined;
/** Whether a lease is the current one. */
declare function isCurrentLease(current: LeaseState | undefined, lease: RunLease): boolean;
/** The lease that a run is created under: the first one that it ever has. */
declare function firstLease(run: string, { holder, expiresAt }: {
    readonly holder: string;
    readonly expiresAt: number;
}): RunLease;

/** What every store reports, whatever it keeps its rows in: code → why and fix. */
declare const catalogue: {
    FCC_STORE_INVALID_ID: (kind: string, fault: string) => [string, string];
    FCC_STORE_INVALID_NUMBER: (name: string, found: unknown) => [string, string];
    FCC_STORE_INVALID_TEXT: (what: string) => [string, string];
    FCC_STORE_FOREIGN_RECORD: (what: string, owner: string, expected: string) => [string, string];
    FCC_STORE_UNKNOWN_RUN: (run: string) => [string, string];
    FCC_STORE_RUN_EXISTS: (run: string) => [string, string];
    FCC_STORE_REFERENCE_TAKEN: (name: string, version: string) => [string, string];
    FCC_STORE_LEASE_LOST: (run: string, epoch: number) => [string, string];
    FCC_STORE_SEQUENCE: (run: string, given: number, stored: number) => [string, string];
    FCC_STORE_COMMANDED: (run: string) => [string, string];
    FCC_STORE_DUPLICATE_VISIT: (visit: string) => [string, string];
    FCC_STORE_DUPLICATE_ENTRY: (entry: string) => [string, string];
    FCC_STORE_UNKNOWN_ACTIVITY: (activity: string, run: string) => [string, string];
    FCC_STORE_ALREADY_ANSWERED: (activity: string, run: string) => [string, string];
    FCC_STORE_APPROVAL_VOID: (activity: string, run: string) => [string, string];
    FCC_STORE_PLACES: (problem: string) => [string, string];
    FCC_STORE_NOT_REMOVABLE: (what: string, because: string) => [string, string];
    FCC_STORE_ERASED: (subject: string) => [string, string];
    FCC_STORE_CLOSED: (what: string) => [string, string];
};
type Catalogue = typeof catalogue;
/** A code of the port of stores, the same in every backend. */
type StoreCode = keyof Catalogue;
/** Every code of the port of stores, the same in every backend. */
declare const STORE_CODES: readonly string[];
/** Makes one error of the port of stores, the same in every backend. */
declare function storeError<Code extends StoreCode>(code: Code, facts: Parameters<Catalogue[Code]>, cause?: unknown): FccError;

/** Commands of one run in the order in which they are carried out: by urgency, then as they were written. */
declare function urgentFirst(commands: readonly RunCommand[]): readonly RunCommand[];

export {
  DEFAULT_MAX_ID_BYTES,
  EMPTY_TREE,
  MAX_TENANT_ID_BYTES,
  STORE_CODES,
  StoreErasure,
  StoreTransfer,
  assertAnswerable,
  assertCommit,
  assertCount,
  assertCreation,
  assertEntries,
  assertObjectName,
  assertOutgoing,
  assertOwnRun,
  assertPlaces,
  assertRemoval,
  assertSameRun,
  createBackend,
  createIdCheck,
  firstLease,
  isCurrentLease,
  markersOf,
  resolveLease,
  seatsBeside,
  storeError,
  urgentFirst,
};
export type {
  BackendParts,
  IdCheck,
  LeaseRequest,
  LeaseState,
  Placed,
  StoreCode,
};
