/**
 * What a row of the control store is of: a key of a program, the session of who signed in, where a webhook is, an
 * event that it could not deliver, the write by which a process sees that it can write, what a process measured of
 * itself, the lease of what one process does for all, a process with what it runs and says of changes, a change of a
 * tenant that is proposed to all of them, or the boundary of a tenant: what it granted to others and
 * whether it is locked, under the tenant's id.
 */
export type CredentialKind =
  | 'api_key'
  | 'session'
  | 'webhook'
  | 'webhook_letter'
  | 'readiness'
  | 'process'
  | 'duties'
  | 'member'
  | 'change'
  | 'boundary'

/**
 * A row of the control store that is written over the version below it, for whoever has no tenant's store at
 * hand. Of a credential what is shown is in no row: only its SHA-256 is, inside of `record`.
 */
export interface CredentialRow {
  readonly kind: CredentialKind
  /** The part of the credential that is no secret; one kind has each id once, whatever the tenant. */
  readonly id: string
  readonly tenant: string
  /** The id of the principal that it stands for. */
  readonly owner: string
  /** Counts the writings of this row; its first has 1. */
  readonly version: number
  /** Milliseconds since 1970, UTC, from which on nobody accepts it; absent where it does not expire. */
  readonly expiresAt?: number | undefined
  /** Everything else, as JSON text. */
  readonly record: string
  /** A keyed digest over everything above: the store keeps it, and whoever has the key checks it. */
  readonly digest: string
}

/** Which row of a credential. */
export type CredentialKey = Pick<CredentialRow, 'kind' | 'id'>

/** The rows of credentials in the control store. */
export interface CredentialStore {
  /** Writes a row if the stored version is the one below it (none for version 1); `false` where somebody else was first. */
  writeCredential(row: CredentialRow): Promise<boolean>
  readCredential(kind: CredentialKind, id: string): Promise<CredentialRow | undefined>
  /** The rows of a tenant, of one owner where one is named, in the order of their ids. */
  listCredentials(query: {
    readonly kind: CredentialKind
    readonly tenant: string
    readonly owner?: string | undefined
  }): Promise<readonly CredentialRow[]>
  /** Takes a row away; `false` where there was none. */
  removeCredential(kind: CredentialKind, id: string): Promise<boolean>
  /** Takes away the rows of a kind that expired before `before`, in milliseconds since 1970; how many those were. */
  removeExpiredCredentials(kind: CredentialKind, before: number): Promise<number>
}
