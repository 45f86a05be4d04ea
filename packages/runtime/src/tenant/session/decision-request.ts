import type { InputKind, InterventionPoint, LabelSet, Principal, Reason } from '@fcc/contracts'

/** The points that can be asked about from outside a run; the others are about what a run or a tenant holds. */
export const POINTS_OUTSIDE_RUNS = [
  'run_input',
  'retrieved_context',
  'prompt',
  'egress',
  'tool_call',
  'tool_result',
  'output',
  'release',
] as const satisfies readonly InterventionPoint[]
export type PointOutsideRuns = (typeof POINTS_OUTSIDE_RUNS)[number]

/** An act that somebody is about to do outside of a run: with what content, where, by what. */
export interface DecisionRequest {
  /** Where rules look, one point after the other, each at what the one before left: `['prompt', 'egress']`. */
  readonly at: readonly PointOutsideRuns[]
  /** What the act is called in the log: a name, never content. */
  readonly subject: string
  /** One text, or several that belong together: what is found across two of them is found. */
  readonly content: string | readonly string[]
  /**
   * The labels that the content comes with: those of an earlier result, which join what is found in it. Where
   * absent, what content has that declares nothing: the labels at intake of every vertical here.
   */
  readonly labels?: LabelSet | undefined
  /** What for; rules may ask. */
  readonly purpose?: string | undefined
  /** At `run_input`: what kind of input it is, `document` by default. */
  readonly kind?: InputKind | undefined
  /** The provider that content is about to reach, by its id or its name in `providers` of the configuration. */
  readonly provider?: string | undefined
  /** The tool that a model wants, at `tool_call` and `tool_result`. */
  readonly tool?: string | undefined
  /** The persona at work: its whole id, or its code. */
  readonly persona?: string | undefined
  /** Who is about to do it, where a program asks for somebody else: rules are told of them. The caller by default. */
  readonly principal?: Principal | undefined
  /**
   * Who approved this very content at this point. They must be a person, have a role that may, and not be the one
   * who asks. A rule with a quorum is approved in runs only, for here is one.
   */
  readonly approvedBy?: Principal | undefined
}

/** What the tenant's rules make of an act. Nothing was done. */
export interface DecisionResult {
  /**
   * - `allow`: do it, with `texts`
   * - `approve`: somebody with one of `roles` has to approve it first
   * - `block`: it must not be done as it is
   * - `halt`: it must not be done, and no waiver helps
   */
  readonly decision: 'allow' | 'approve' | 'block' | 'halt'
  /** The content as remedies leave it, text by text; absent unless it is allowed. */
  readonly texts?: readonly string[] | undefined
  /** The labels it came with, joined with those found: what is made of it carries them. */
  readonly labels: LabelSet
  /** Why not, or what is advised: rule by rule. */
  readonly reasons: readonly Reason[]
  /** The rules that were remedied: what was taken out, and how often. */
  readonly redacted: readonly { readonly rule: string; readonly findings: number }[]
  /** Who may approve it, for each rule that asks. */
  readonly approvals: readonly { readonly rule: string; readonly roles: readonly string[] }[]
}
