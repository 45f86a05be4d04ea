import type { QuestionTerms } from '../questions/question-terms.ts'
import type { RetentionDemand } from '../retention/retention.ts'

/** Where a rule can look: the whole list. */
export const INTERVENTION_POINTS = [
  'run_input',
  'retrieved_context',
  'prompt',
  'egress',
  'tool_call',
  'tool_result',
  'output',
  'artifact',
  'handoff',
  'event',
  'release',
  'declassify',
  'cross_tenant_query',
  'mode_change',
] as const
export type InterventionPoint = (typeof INTERVENTION_POINTS)[number]

/** The acts that are denied unless a permit names them. */
export const DENIED_BY_DEFAULT = [
  'egress',
  'declassify',
  'cross_tenant_query',
  'mode_change',
] as const
export type PermittedAct = (typeof DENIED_BY_DEFAULT)[number]

/**
 * The tier fixes the consequence: `hard_stop` halts the run and calls a human, never waivable;
 * `mandatory` blocks the handoff until fixed, sent back or waived; `preferred` is advice.
 */
export const TIERS = ['hard_stop', 'mandatory', 'preferred'] as const
export type Tier = (typeof TIERS)[number]

/** What is tried before the consequence of a rule. */
export const REMEDIES = ['redact', 'require_approval'] as const
export type Remedy = (typeof REMEDIES)[number]

/** What becomes of a rule where a fact that it needs is not there. */
export const IF_MISSING = ['deny', 'not_applicable'] as const

/** The layers, highest first; a lower one may only tighten. */
export const LAYERS = ['platform', 'vertical', 'tenant', 'persona'] as const
export type Layer = (typeof LAYERS)[number]

/** A place in the file a rule was written in, one-based. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** One rule. Without a predicate it is carried honestly as not machine checkable. */
export interface Rule {
  /** `<constitution>/<rule>`. */
  readonly id: string
  readonly tier: Tier
  readonly at: readonly InterventionPoint[]
  /** A CEL predicate; true means that the rule fires. */
  readonly when?: string | undefined
  /** Where the predicate stands. */
  readonly place?: SourcePlace | undefined
  /** The rule in prose, where no predicate says it. */
  readonly text?: string | undefined
  /** What it says to people; `{provider.id}` stands for a fact. */
  readonly say?: string | undefined
  readonly remedy?: Remedy | undefined
  /** Roles that may give the approval which the remedy asks for; where it names none, nobody may. */
  readonly approvableBy?: readonly string[] | undefined
  /** Roles that may waive it; a mandatory rule only. */
  readonly waivableBy: readonly string[]
  /** Of the approval or waiver that it asks for: how long, of how many, and what becomes of it otherwise. */
  readonly terms?: QuestionTerms | undefined
  readonly cites: readonly string[]
  /**
   * How far it looks, in UTF-16 units: it fires on a text only where it fires on some stretch of it of this
   * length. Absent, one that reads what is found in a text decides on the whole.
   */
  readonly window?: number | undefined
  /** When a fact it needs is not provided by any plugin or not present. */
  readonly ifMissing: (typeof IF_MISSING)[number]
}

/** A permit: names an act that is otherwise denied. */
export interface Permit {
  readonly id: string
  readonly at: readonly PermittedAct[]
  /** For `declassify`: the label category it may lower. */
  readonly label?: string | undefined
  readonly when: string
  readonly place?: SourcePlace | undefined
  readonly cites: readonly string[]
}

/** Duties that one principal may not hold together (ANSI INCITS 359, static and dynamic separation). */
export interface Separation {
  readonly id: string
  readonly duties: readonly string[]
  readonly say: string
  readonly cites: readonly string[]
}

/** A constitution: rules, permits and separations, in the order they were written. */
export interface Constitution {
  readonly id: string
  readonly title: string
  readonly rules: readonly Rule[]
  readonly permits: readonly Permit[]
  readonly separations: readonly Separation[]
  /** How long records have to be kept at least; absent where it demands nothing. */
  readonly retention?: readonly RetentionDemand[] | undefined
}
