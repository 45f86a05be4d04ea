/** One thing that was tried, and what was wrong where something was. */
export interface Trial {
  readonly name: string
  /** Nothing where it is as it should be. */
  readonly problem?: string | undefined
}
