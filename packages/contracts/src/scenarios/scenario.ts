import type { MediaType } from '../content/content.ts'
import type { TextForm } from '../content/text-form.ts'

/**
 * What an input holds: `clinical` data of people who are treated, `reference` data such as a code table,
 * `instructions` that say what is asked for, or any other `document`.
 */
export const INPUT_KINDS = ['clinical', 'document', 'instructions', 'reference'] as const
export type InputKind = (typeof INPUT_KINDS)[number]

/** What a scenario takes in under one name. */
export interface ScenarioInput {
  readonly mediaType: MediaType
  /** What else it may be; an input is taken for the one that its bytes show. */
  readonly otherMediaTypes?: readonly MediaType[] | undefined
  /**
   * Forms other than prose that a text may have here, since its skill takes them apart; any other one is
   * refused.
   *
   * @example
   * forms: ['HL7 v2']
   */
  readonly forms?: readonly TextForm['name'][] | undefined
  /**
   * `document` where absent. `reference` is read by skills only, has no subject and is not scanned at
   * intake; where any of it enters a prompt, a tool call or a provider it is scanned like all else.
   */
  readonly kind?: InputKind | undefined
  /**
   * The labels that it carries from intake, whatever detectors find: categories, and levels as
   * `<scheme>:<LEVEL>`. An empty list says that there are none; absent, it gets what each label scheme
   * of the tenant's assembly gives at intake.
   *
   * @example
   * labels: ['phi']
   * labels: ['classification:CUI']
   */
  readonly labels?: readonly string[] | undefined
  readonly required: boolean
  /** Bytes of UTF-8; one more is refused, exactly as many run. */
  readonly maxBytes: number
  /** The name of reference data that it is filled from where a caller gives no text; they may choose a version. */
  readonly referenceData?: string | undefined
  readonly description?: string | undefined
}

/** An artifact people wait for: released once its gate passes. */
export interface ScenarioOutcome {
  readonly gate: string
  /**
   * `to_readers`: nothing is released when the run ends. Who reads it is decided at `release` for each
   * reader, by role and purpose; it has to have passed its gate with exactly these bytes.
   */
  readonly release?: 'to_readers' | undefined
  /** The label category that a passed gate asks to lower, by a permitted `declassify`. */
  readonly declassifies?: string | undefined
  /**
   * Whoever starts the run may be shown it while a model writes it, before its gate has judged the whole;
   * what is shown passed the rules at `output`, `artifact` and `release`.
   */
  readonly streams?: boolean | undefined
  /** A run that a gate rejects still owes it: it is released where it passed its own gate. */
  readonly owed?: boolean | undefined
}

/** A scenario: what goes in, for which purposes, through which workflow, and what comes out. */
export interface Scenario {
  readonly id: string
  readonly title: string
  readonly description?: string | undefined
  /** A caller chooses among them; the first is the default. */
  readonly purposes: readonly string[]
  readonly inputs: Readonly<Record<string, ScenarioInput>>
  readonly workflow: string
  readonly outcomes: Readonly<Record<string, ScenarioOutcome>>
}
