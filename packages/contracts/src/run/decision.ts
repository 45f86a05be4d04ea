import type { InterventionPoint, Tier } from '../constitutions/constitution.ts'
import type { Finding } from '../content/finding.ts'
import type { FactValue } from '../facts/fact.ts'
import type { DecisionInput } from './decision-input.ts'

/** One rule or permit that bore on a decision. */
export interface DecisionReason {
  readonly rule: string
  readonly tier: Tier | 'permit' | 'separation'
  readonly effect: 'forbid' | 'advise' | 'permit' | 'remedied' | 'waived'
  readonly say: string
  readonly cites: readonly string[]
}

/** Something to be done for the decision to hold. */
export type Obligation =
  | { readonly kind: 'redact'; readonly rule: string; readonly findings: number }
  | { readonly kind: 'require_approval'; readonly rule: string; readonly roles: readonly string[] }

/** A rule that could not be decided; it counts as a deny. */
export interface DecisionError {
  readonly rule: string
  readonly code: string
  readonly why: string
}

/**
 * What governance said of one piece of content at one point.
 * - `allow`: continue
 * - `block`: a mandatory rule; fix, send back or waive
 * - `halt`: a hard stop, or an act that no permit names
 */
export interface Decision {
  readonly decision: 'allow' | 'block' | 'halt'
  readonly at: InterventionPoint
  /** The artifact or act it is about. */
  readonly subject: string
  readonly reasons: readonly DecisionReason[]
  readonly obligations: readonly Obligation[]
  readonly errors: readonly DecisionError[]
  /** How many rules were indexed here, and how many of those fired. */
  readonly rules: { readonly considered: number; readonly fired: number }
  /**
   * What it was decided on: one input, or two where a remedy changed the content in between, the first of
   * them on the content as it came.
   */
  readonly inputs: readonly DecisionInput[]
  /** What was found, by category and place. */
  readonly findings: readonly Finding[]
  /** The facts as they were read, namespace by namespace, ids and labels only. */
  readonly facts: Readonly<Record<string, Readonly<Record<string, FactValue>>>>
}
