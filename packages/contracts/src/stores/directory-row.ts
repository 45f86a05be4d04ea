/**
 * A row of the tenant directory: a tenant that was added, replaced, removed or erased while a process ran. What
 * `fcc.yaml` says of a tenant is no row.
 */
export interface DirectoryRow {
  readonly tenant: string
  /** Counts the changes of this tenant; its first row has 1. */
  readonly version: number
  /**
   * `importing` until all of it is there; `erasing` until nothing is left of it; `erased` stays for good, so that no
   * older copy is taken for it.
   */
  readonly state: 'active' | 'removed' | 'importing' | 'erasing' | 'erased'
  /** The configuration as JSON text, without secrets (they are references). */
  readonly config: string
  /** A digest of the tenant's block in `fcc.yaml` when this was written, where it had one. */
  readonly fileDigest?: string | undefined
  readonly at: string
  readonly by: string
  /** A keyed digest over everything above: the store keeps it, and whoever has the key checks it. */
  readonly digest: string
}

/** A row with its place in the order of all changes. */
export interface DirectoryChange {
  /** Counts all changes of the directory up, from 1. */
  readonly change: number
  readonly row: DirectoryRow
}

/** A tenant that may have work, and when that was noted. */
export interface WorkNote {
  readonly tenant: string
  /** Milliseconds since 1970. */
  readonly at: number
}
