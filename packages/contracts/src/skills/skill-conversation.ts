import type { JsonSchema, Message } from '../models/message.ts'
import type { StopReason, TokenUsage } from '../models/model-answer.ts'
import type { ModelNeed } from '../models/model-need.ts'

/** What a skill asks a model. */
export interface SkillConversation {
  readonly messages: readonly Message[]
  /** What is wanted, in a word; the name of the node by default. */
  readonly wanted?: string | undefined
  /** What the answer has to follow: its text is then one JSON value of it, and asked for again where it is not. */
  readonly schema?: JsonSchema | undefined
  /** Ids of skills that the model may use as tools. */
  readonly tools?: readonly string[] | undefined
  /** What the model must be able to do. */
  readonly needs?: readonly ModelNeed[] | undefined
}

/** What the model answered when it was done with its tools. */
export interface SkillConversationAnswer {
  readonly text: string
  readonly stop: StopReason
  /** Of all turns. */
  readonly usage: TokenUsage
}
