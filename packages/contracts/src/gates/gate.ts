import type { ContentCheck } from './content-check.ts'

/** One thing a gate looks at. `required` means that no other check makes up for it. */
export interface GateCheck {
  readonly id: string
  readonly required: boolean
  readonly test: GateTest
  /** How much it counts in the mean, beside the others: above 0; 1 where it is absent. Of scorers alone. */
  readonly weight?: number | undefined
  /** What a tenant may set that weight to; absent where it may not. */
  readonly tenantWeight?: { readonly from: number; readonly to: number } | undefined
}

/**
 * What a check tests.
 * - `scorer`: the scorer's value counts; below `atLeast` the check has failed
 * - `validator`: 1 without issues of severity `error`, else 0
 * - `content`: reads the artifact's text
 * - `persona`: each expected output a section, or each checkable constraint kept; the share counts
 */
export type GateTest =
  | { readonly kind: 'scorer'; readonly scorer: string; readonly atLeast: number }
  | { readonly kind: 'validator'; readonly validator: string }
  | { readonly kind: 'content'; readonly check: ContentCheck }
  | { readonly kind: 'persona'; readonly component: 'expected_output' | 'constraints' }

/** A gate: passed when every check could be measured, every required one holds, and the weighted mean reaches the threshold. */
export interface Gate {
  readonly id: string
  readonly title: string
  /** 0..1; the strictest over all layers counts. */
  readonly threshold: number
  readonly checks: readonly GateCheck[]
  /** Gates of lower layers under the same name: it passes where all of these pass as well. */
  readonly also?: readonly Gate[] | undefined
}

/** What became of one check. `not_measured` is never 0 and never passes. */
export interface CheckOutcome {
  readonly id: string
  readonly outcome: 'passed' | 'failed' | 'not_measured'
  /** 0..1, absent when not measured. */
  readonly value?: number | undefined
  /** Ids, counts and labels only; never content. */
  readonly reason: string
}

/** What a gate said of one artifact. */
export interface GateOutcome {
  readonly gate: string
  readonly artifact: string
  /** The address of the artifact it judged: an outcome of other bytes says nothing. */
  readonly address: string
  readonly passed: boolean
  /** 0..1, absent when a check could not be measured. */
  readonly score?: number | undefined
  readonly threshold: number
  readonly checks: readonly CheckOutcome[]
}
