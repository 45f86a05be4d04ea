import type { Digested } from './stored-run.ts'

/** An event on its way out, written in the transaction of what it tells of. */
export interface NewEvent extends Digested {
  /** Unique in the tenant; receivers tell by it what they had before. */
  readonly id: string
  readonly run?: string | undefined
  /** The CloudEvent in JSON: ids, labels and counts, never content. */
  readonly text: string
}

/** An event as a store keeps it. */
export interface StoredEvent extends NewEvent {
  /** From 1, rising in commit order. */
  readonly insertion: number
}
