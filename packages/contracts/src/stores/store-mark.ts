/**
 * What the control store remembers of a tenant's store: its identity and how far its audit log had
 * grown. A store that is missing, emptied, older or another one is told by it, and never taken for new.
 */
export interface StoreMark {
  readonly tenant: string
  /** Counts the writings of this mark; its first has 1. */
  readonly version: number
  /** The random id that the tenant's store holds too. */
  readonly identity: string
  /** `created` until the store itself has the identity: a creation that was cut short is finished, not refused. */
  readonly phase: 'created' | 'in use'
  /** The size of the audit tree when this was written: the store has at least as many entries. */
  readonly size: number
  /** The state of the tree at that size, serialised by the audit package; empty at size 0. */
  readonly state: string
  readonly at: string
  /** A digest of the subjects that were erased by then; absent where it is not known, and the whole log is asked. */
  readonly erased?: string | undefined
  /** The newest version of the tenant's row in the directory by then; absent or 0 where it had none. */
  readonly directory?: number | undefined
  /** The newest version of the row of the tenant's boundary by then; absent or 0 where it had none. */
  readonly boundary?: number | undefined
  /** The digest of the record of accepted safeguards by then; absent before the store was first used. */
  readonly accepted?: string | undefined
  /** Who accepted another store than was expected; absent where nobody had to. */
  readonly acceptedBy?: string | undefined
  /** A keyed digest over everything above: the store keeps it, and whoever has the key checks it. */
  readonly digest: string
}
