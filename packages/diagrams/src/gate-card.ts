/** What a gate asks, and what came of it where it judged something. Texts only, never content. */
export interface GateCard {
  readonly id: string
  readonly title: string
  /** The artifact it judges, where one is known. */
  readonly on?: string | undefined
  /** 0..1, the least score that passes. */
  readonly threshold: number
  readonly checks: readonly GateCardCheck[]
  /** What it said of an artifact; absent where it is shown by itself. */
  readonly judged?: { readonly passed: boolean; readonly score?: number | undefined } | undefined
}

export interface GateCardCheck {
  readonly id: string
  /** What it looks at, in words. */
  readonly asks: string
  /** Whether the gate cannot pass without it. */
  readonly required: boolean
  readonly outcome?: 'passed' | 'failed' | 'not_measured' | undefined
}
