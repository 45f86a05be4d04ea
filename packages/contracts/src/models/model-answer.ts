import { type JsonValue, type TextPart, type ToolCallPart, textPart } from './message.ts'

/**
 * Why a model stopped.
 * - `end`: it is done
 * - `tool_calls`: it waits for the tools that it asked for
 * - `length`: the limit on tokens cut it off
 * - `refused`: it, or a filter before it, would not answer
 */
export const STOP_REASONS = ['end', 'tool_calls', 'length', 'refused'] as const
export type StopReason = (typeof STOP_REASONS)[number]

/** Tokens of one call. What a provider does not count is absent, and never 0 in its place. */
export interface TokenUsage {
  readonly inputTokens: number
  readonly outputTokens: number
  /** Those of the input that a cache of the provider served. */
  readonly cachedTokens?: number | undefined
  /** Those of the output that went into reasoning that is not shown. */
  readonly reasoningTokens?: number | undefined
}

/** What a model answered. */
export interface ModelAnswer {
  readonly parts: readonly (TextPart | ToolCallPart)[]
  readonly stop: StopReason
  /** The model as the provider names it; records keep it only if the provider declares it. */
  readonly model: string
  readonly usage: TokenUsage
}

/** A piece of an answer, as it streams. Exactly one `finish` comes last. */
export type ModelChunk =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'tool_call'
      readonly id: string
      /** The tool; in the first piece of a call. */
      readonly tool?: string | undefined
      /** A piece of the arguments as JSON text. */
      readonly argumentsText: string
    }
  | {
      readonly kind: 'finish'
      readonly stop: StopReason
      readonly model: string
      readonly usage: TokenUsage
    }

/**
 * A finished answer of one text.
 *
 * @example
 * textAnswer('Four beds.', { model: 'echo-1', usage: { inputTokens: 5, outputTokens: 3 } })
 */
export function textAnswer(text: string, said: Pick<ModelAnswer, 'model' | 'usage'>): ModelAnswer {
  return { parts: [textPart(text)], stop: 'end', ...said }
}

/** All text of an answer, in order. */
export function answerText({ parts }: Pick<ModelAnswer, 'parts'>): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')
}

/** The tools that an answer asks for, in order. */
export function toolCallsOf({ parts }: Pick<ModelAnswer, 'parts'>): readonly ToolCallPart[] {
  return parts.filter((part) => part.kind === 'tool_call')
}

/** A JSON value, or `undefined` where it is none: a function, a cycle, NaN. */
export function asJsonValue(value: unknown): JsonValue | undefined {
  try {
    const text = JSON.stringify(value)
    return text === undefined ? undefined : (JSON.parse(text) as JsonValue)
  } catch {
    return undefined
  }
}
