import type { PlanProfile } from './plan-profile.ts'

/** What a plan says in one place on how a control, or a part of its statement, is met. */
export interface PlanAnswer {
  /** The part of the statement, `a`, `a.1`; empty where the whole statement or control is meant. */
  readonly part: string
  /** OSCAL implementation states, lower case with hyphens; empty where the plan names none. */
  readonly states: readonly string[]
  /** The text is one that a template puts there to be replaced. */
  readonly isPlaceholder: boolean
  /** Remarks say why, as a state of `not-applicable` needs it. */
  readonly isJustified: boolean
}

/** One claim of a plan: a control as spelled, and everything that is said on it. */
export interface PlanClaim {
  readonly control: string
  readonly answers: readonly PlanAnswer[]
}

/** What coverage needs of a system security plan. */
export interface Plan {
  readonly uuid: string
  readonly title: string
  readonly oscalVersion: string
  readonly profile: PlanProfile
  readonly claims: readonly PlanClaim[]
}
