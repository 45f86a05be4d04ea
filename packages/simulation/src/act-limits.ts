import { MAX_RETRY_AFTER_MS } from '@fcc/contracts'
import type { Decimal } from '@fcc/contracts/prices'

/** The bounds on what one visit may do when it acts. */
export interface ActLimits {
  /** The most requests to models. */
  readonly turns: number
  /** How often a model is asked again in one conversation where its answer does not follow the schema. */
  readonly repairs: number
  /** The most calls of tools. */
  readonly toolCalls: number
  /** The most calls of tools that one answer asks for and that are made at the same time; 1 where absent. */
  readonly toolCallsSideBySide?: number | undefined
  /** The most tools that one skill may offer a model. */
  readonly offeredTools: number
  /** How deep tools may use tools. */
  readonly toolDepth: number
  /** Currency → the most that the calls of models of one visit may cost; no bound where absent. */
  readonly visitCost?: Readonly<Record<string, Decimal>> | undefined
  /** How long a provider or a service may take to answer, in milliseconds. */
  readonly callMs: number
  /** How long one that failed is left alone where it does not say itself, in milliseconds; doubles each time in a row. */
  readonly retryMs: number
  /** The longest that one is left alone where it does not say itself, in milliseconds. */
  readonly longestRetryMs: number
  /** The longest that one is left alone because it says so, in milliseconds. */
  readonly longestRetryAfterMs: number
  /** How often in a row a step asks again by itself; from then on somebody has to resume the run. */
  readonly retries: number
  /** The most that a service may answer, in bytes. */
  readonly serviceBytes: number
  /** The most terms of vocabularies that a prompt explains; as {@link DEFAULT_ACT_LIMITS} where absent. */
  readonly promptTerms?: number | undefined
  /** How much of each artifact is searched for them, in characters; as {@link DEFAULT_ACT_LIMITS} where absent. */
  readonly promptTermsCharacters?: number | undefined
}

/** The bounds where nobody sets any. */
export const DEFAULT_ACT_LIMITS: ActLimits = Object.freeze({
  turns: 16,
  repairs: 2,
  toolCalls: 64,
  toolCallsSideBySide: 8,
  offeredTools: 64,
  toolDepth: 3,
  callMs: 120_000,
  retryMs: 5_000,
  longestRetryMs: 600_000,
  longestRetryAfterMs: MAX_RETRY_AFTER_MS,
  retries: 1000,
  serviceBytes: 8 * 1024 * 1024,
  promptTerms: 20,
  promptTermsCharacters: 100_000,
})
