/** One claim of a plan: a control as spelled, and the states that the plan gives it. */
export interface PlanClaim {
  readonly control: string
  /** OSCAL implementation states, lower case; empty where the plan names none. */
  readonly states: readonly string[]
}

/** What coverage needs of a system security plan. */
export interface Plan {
  readonly uuid: string
  readonly title: string
  readonly oscalVersion: string
  readonly claims: readonly PlanClaim[]
}
