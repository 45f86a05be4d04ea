import type { KeyCursor, WrappedKey } from '../keys/key-ports.ts'
import type { CredentialKey, CredentialStore } from './credential-row.ts'
import type { DirectoryChange, DirectoryRow, WorkNote } from './directory-row.ts'
import type { StoreMark } from './store-mark.ts'

/** A subject whose key was shredded; replayed after a restore. */
export interface Erasure {
  readonly tenant: string
  /** The keyed subject reference. */
  readonly subject: string
  readonly at: string
  readonly by: string
}

/** What a tenant last started with, by plugin: what must not be lost silently. */
export interface AcceptedCapabilities {
  readonly tenant: string
  /** Plugin id, or `host` or `tenant` for their own files → the safeguards it had, each by what it says. */
  readonly plugins: Readonly<Record<string, readonly string[]>>
  readonly at: string
  readonly by: string
  /**
   * The digests of the records that this one came after, in their order, from the one on that the mark of the
   * tenant's store knew of: what shows that it is no older one.
   */
  readonly since: readonly string[]
  /** A keyed digest over everything above: the store keeps it, and whoever has the key checks it. */
  readonly digest: string
}

/** The control store: keys, erasures, accepted capabilities, marks of the tenants' stores, the tenant directory and credentials. Never in a tenant's file or its backup. */
export interface ControlStore extends CredentialStore {
  /** Keeps the first key of a name: gives back the one that stands. */
  putKey(key: WrappedKey): Promise<WrappedKey>
  readKey(tenant: string, kind: WrappedKey['kind'], name: string): Promise<WrappedKey | undefined>
  /**
   * Writes a key over the one whose wrapped bytes are `standing`, and over no other; the bytes that stood are gone.
   * `false` where they do not stand: somebody else was first, or the subject was erased.
   */
  replaceKey(key: WrappedKey, standing: Uint8Array): Promise<boolean>
  /** Some keys of a tenant in the order of kind and name, at most `limit`, after one of them or from the first on. */
  listKeys(
    tenant: string,
    page: { readonly after?: KeyCursor | undefined; readonly limit: number },
  ): Promise<readonly WrappedKey[]>
  /** Removes a subject's data key, every version of it, and notes the erasure, in one transaction. `false` when there was none. */
  shred(erasure: Erasure): Promise<boolean>
  listErasures(tenant: string): Promise<readonly Erasure[]>
  /** Whether an erasure of the subject is noted; as quick where there are many. */
  isErased(tenant: string, subject: string): Promise<boolean>
  /**
   * Removes the keys that are there of subjects that were erased before, and notes the erasures that are
   * not noted, whether there was a key or not; one transaction. Gives back those that were not noted.
   */
  replayErasures(erasures: readonly Erasure[]): Promise<readonly Erasure[]>
  readCapabilities(tenant: string): Promise<AcceptedCapabilities | undefined>
  /**
   * Writes the record of a tenant. Where it is said over which one, by its digest (`undefined` for none), it is
   * written only if that is stored; `false` where somebody else was first.
   */
  writeCapabilities(
    capabilities: AcceptedCapabilities,
    over?: { readonly digest: string | undefined },
  ): Promise<boolean>
  readMark(tenant: string): Promise<StoreMark | undefined>
  /** The ids of the tenants that have a mark, in their order. */
  listMarked(): Promise<readonly string[]>
  /** Writes the mark if the stored version is the one below it (none for version 1); `false` where somebody else was first. */
  writeMark(mark: StoreMark): Promise<boolean>
  /**
   * Writes a row of the tenant directory over the version that is stored: the one below it, or `over` (0 for
   * none), which is below it too. `false` where somebody else was first. With `during`, only while that row of a
   * credential is there: taking it away forbids the writing, in whatever order the two come.
   */
  writeTenant(row: DirectoryRow, over?: number, during?: CredentialKey): Promise<boolean>
  /** The newest row of a tenant, removed or not. */
  readTenant(tenant: string): Promise<DirectoryRow | undefined>
  /** The newest row of each tenant that was changed after `change`, removed ones too, in the order of the changes. */
  listTenants(after?: number): Promise<readonly DirectoryChange[]>
  /**
   * Notes that a tenant may have work at `at` (milliseconds since 1970), so that whoever looks for runs
   * that nobody executes need not open the store of every tenant. The latest note of a tenant stays.
   */
  noteWork(tenant: string, at: number): Promise<void>
  /** Every tenant with a note, by id. */
  listWork(): Promise<readonly WorkNote[]>
  /** Takes a note away, if none was written since. */
  clearWork(note: WorkNote): Promise<void>
  /** Idempotent. */
  close(): Promise<void>
}
