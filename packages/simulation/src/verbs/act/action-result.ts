import type { Content, FactValue, LabelSet, TokenUsage, Waiting } from '@fcc/contracts'
import type { Stopping } from '../../verdict.ts'

/** What an actor made. */
export interface ActionMade {
  readonly kind: 'made'
  readonly contents: Readonly<Record<string, Content>>
  readonly says: string
  readonly facts: Readonly<Record<string, FactValue>>
  /** The skill, the provider with its model, or the person. */
  readonly actedBy: string
  /** The people who acted, for separations. */
  readonly humans?: readonly string[] | undefined
  readonly usage: TokenUsage
  /** The labels of everything that the actor saw, joined. */
  readonly labels: LabelSet
}

/** What became of an action, before what was made is looked at. */
export type ActionResult =
  | ActionMade
  | { readonly kind: 'wait'; readonly waiting: Waiting }
  /** A person said no, or nobody said yes in time. */
  | {
      readonly kind: 'refused'
      readonly by: string
      readonly activity: string
      readonly say?: string | undefined
    }
  /** Governance or a bound let it go no further. */
  | { readonly kind: 'stopped'; readonly verdict: Stopping }

/** Usage where no model was asked. */
export const NOTHING_USED: TokenUsage = Object.freeze({ inputTokens: 0, outputTokens: 0 })
