import type { RunCommand } from '../run/run-command.ts'
import type { NewAuditEntry } from './stored-audit.ts'
import type { Digested } from './stored-run.ts'

/** What a marker can stand for: a run with all that hung on it, the journal of one, the text of an audit entry. */
export type RemovedKind = 'run' | 'journal' | 'entry'

/**
 * What stays of something that was removed on purpose. Without it, that a record is gone is damage: a
 * marker has a keyed digest like every other row, so that nobody makes one without the tenant's keys.
 */
export interface RemovalMarker extends Digested {
  readonly of: RemovedKind
  /** The id of the run or of the audit entry. */
  readonly key: string
  /** JSON: when and under which act it was removed, and the digests of what there was. */
  readonly text: string
}

/** A run that goes, whole. */
export interface RunRemoval {
  readonly marker: RemovalMarker
  /** The sequence that it ended with: one that has another by now stays. */
  readonly sequence: number
  /** The addresses of the contents that it names; those that no other run names go with it. */
  readonly contents: readonly string[]
}

/**
 * What one transaction of a pruner removes, and the entries that say so. Of a run everything goes but the
 * movements on accounts and its audit entries; of an audit entry only the text.
 */
export interface RecordRemoval {
  /** Runs that are over. */
  readonly runs: readonly RunRemoval[]
  /** Runs that are over, whose journal goes. */
  readonly journals: readonly RemovalMarker[]
  /** Audit entries that have their place in the tree. */
  readonly entries: readonly RemovalMarker[]
  /** Addresses of contents that go whoever names them. */
  readonly contents: readonly string[]
  /** Ids of events; whoever removes them has seen to it that they were sent. */
  readonly events: readonly string[]
  /** Ids of commands that were carried out; those that are pending stay. */
  readonly commands: readonly string[]
  readonly written: readonly NewAuditEntry[]
}

/** How many rows of some tables went; of the others it is as many as were named. */
export interface RemovedCounts {
  /** Those of runs and those that were named. */
  readonly contents: number
  readonly events: number
  readonly commands: number
}

/** A command that was carried out, with its place among all of the tenant. */
export interface CarriedCommand {
  /** Rises in the order in which commands were written. */
  readonly place: number
  readonly command: RunCommand
}
