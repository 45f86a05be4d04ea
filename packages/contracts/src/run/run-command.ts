import type { Digested } from '../stores/stored-run.ts'
import type { Principal } from './principal.ts'

/** What a run can be commanded to do, the most urgent first. */
export const RUN_COMMANDS = ['cancel', 'quarantine', 'pause', 'resume'] as const
export type RunCommandKind = (typeof RUN_COMMANDS)[number]

/**
 * Something that a run is commanded to do: a row that any process writes, and that whoever holds the run
 * carries out with the commit that names it.
 */
export interface RunCommand extends Digested {
  /** Unique in the tenant. */
  readonly id: string
  readonly run: string
  readonly kind: RunCommandKind
  readonly by: Principal
  /** Why, in plain text without content. */
  readonly say: string
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string
  /** For a resume: plugins whose other version is accepted, pinned and present. */
  readonly versions?:
    | Readonly<Record<string, { readonly pinned: string; readonly here: string }>>
    | undefined
}

/** Whether a command ends the visit under way; the others wait until it has ended. */
export function abortsVisit({ kind }: Pick<RunCommand, 'kind'>): boolean {
  return kind === 'cancel' || kind === 'quarantine'
}
