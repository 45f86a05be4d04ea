import type { Content } from '../content/content.ts'
import type { Call } from '../content/subject.ts'
import type { Principal } from '../run/principal.ts'
import type { RunRecord, RunSummary } from '../run/run-record.ts'
import type { NewReferenceData, ReferenceData } from '../stores/reference-data-store.ts'
import type { RunQuery } from '../stores/tenant-store.ts'

/**
 * What kind of word a command takes.
 * - `text`: as it was written
 * - `number`: a finite decimal number
 * - `file`: the path of a file; the command gets its text and never opens anything itself
 */
export const WORD_KINDS = ['text', 'number', 'file'] as const
export type WordKind = (typeof WORD_KINDS)[number]

/** A word after the command's name. Required ones come first; only the last may be repeated. */
export interface CommandArgument {
  /** Lower-case words with dashes: `control-text`. */
  readonly name: string
  readonly description: string
  readonly kind: WordKind
  readonly required: boolean
  readonly repeatable?: boolean | undefined
  /** For `text`: the only words it takes. */
  readonly choices?: readonly string[] | undefined
  /** For `file`: bytes of UTF-8; `DEFAULT_MAX_BYTES` by default. */
  readonly maxBytes?: number | undefined
}

/** An option: `--name`, with a word after it unless it is a flag. */
export interface CommandOption {
  /** Lower-case words with dashes, none of those that every command takes. */
  readonly name: string
  readonly description: string
  readonly kind: WordKind | 'flag'
  readonly required?: boolean | undefined
  readonly repeatable?: boolean | undefined
  readonly choices?: readonly string[] | undefined
  readonly maxBytes?: number | undefined
}

/** A file that was named, as a command gets it. */
export interface CommandFile {
  /** The path as it was written. */
  readonly name: string
  readonly text: string
}

/** What stands at a name: `undefined` where nothing was given, a list where it may be repeated. */
export type CommandValue =
  | string
  | number
  | boolean
  | CommandFile
  | readonly (string | number | CommandFile)[]
  | undefined

/** How a command ended. Each has its exit code: 0, 1, 2, 3, 4, 5 in this order. */
export const COMMAND_OUTCOMES = [
  'completed',
  'failed',
  'misused',
  'halted',
  'rejected',
  'waiting',
] as const
export type CommandOutcome = (typeof COMMAND_OUTCOMES)[number]

/** What a command may do in its tenant, as whoever called it: everything is governed and audited as always. */
export interface CommandSession {
  readonly principal: Principal
  /**
   * The text of a file as a run would take it in: labelled, looked at by the tenant's rules at `run_input`,
   * and as their remedies leave it. Whatever a command says of a file, it reads the file this way first.
   *
   * @throws FccError FCC_CONTENT_HALTED, FCC_CONTENT_REJECTED where a rule stops it,
   *   FCC_CONTENT_NOT_INSPECTED where it could not be looked into
   * @example
   * const text = await session.read(plan)
   */
  read(file: CommandFile): Promise<string>
  runs(query?: RunQuery): Promise<readonly RunSummary[]>
  /** @throws FccError FCC_RUN_UNKNOWN */
  run(id: string): Promise<RunRecord>
  /** The content of an outcome that was released. @throws FccError FCC_ARTIFACT_UNKNOWN */
  outcome(run: string, name: string): Promise<Content>
  /** Runs a scenario until it has ended or waits. @throws FccError FCC_SCENARIO_UNKNOWN, FCC_INPUT_* */
  perform(
    scenario: string,
    input: Readonly<Record<string, string>>,
    options?: { readonly purpose?: string | undefined; readonly labels?: readonly string[] },
  ): Promise<RunRecord>
  /**
   * Keeps a version of reference data for all tenants, where the caller may import it. It is public or the
   * host's own: nothing of a tenant, and nothing of what `read` gives, may be put here.
   *
   * @throws FccError FCC_REFERENCE_INVALID, FCC_STORE_REFERENCE_TAKEN, FCC_ACCESS_DENIED
   */
  keepReferenceData(data: NewReferenceData): Promise<ReferenceData>
}

/** Where a command's words go. Control characters are made visible on the way. */
export interface CommandReport {
  /** Lines for people; nothing where a machine reads. */
  say(...lines: readonly string[]): void
  /** Rows for people, columns below one another. */
  table(rows: readonly (readonly string[])[]): void
  /**
   * Text that is the result itself, such as a drawing on its way to a file: written as it is; nothing where a
   * machine reads. Who tells text and lines has lines in the file.
   */
  text(text: string): void
  /** The one document for machines: a JSON value. The last one told is what is written. */
  document(value: unknown): void
}

/** What a command is called with. */
export interface CommandCall<Settings = unknown> extends Call<Settings> {
  readonly arguments: Readonly<Record<string, CommandValue>>
  readonly options: Readonly<Record<string, CommandValue>>
  readonly session: CommandSession
  readonly report: CommandReport
}

/**
 * A command of the command line under its plugin's own name: `fcc healthcare scan`. What it takes is
 * declared as data, so that its help is written and its words are read before any of its code runs.
 */
export interface Command<Settings = unknown> {
  /** `<plugin id>/<name>`; the name is lower-case words with dashes. */
  readonly id: string
  /** What it does, in one line of help. */
  readonly title: string
  readonly arguments: readonly CommandArgument[]
  readonly options: readonly CommandOption[]
  /** What follows the command's name in examples of its help, at least one. */
  readonly examples: readonly string[]
  run(call: CommandCall<Settings>): CommandOutcome | Promise<CommandOutcome>
}
