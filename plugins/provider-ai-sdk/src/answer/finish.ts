import type { LanguageModelV4FinishReason, LanguageModelV4Usage } from '@ai-sdk/provider'
import { ProviderFailure, type StopReason, type TokenUsage } from '@fcc/contracts'

/**
 * Why a model stopped. A stream that failed can end as if it were done: what is neither an end nor a limit
 * nor a refusal is a failure, never an answer.
 *
 * @throws ProviderFailure `failed`, `cut_off`
 */
export function stopOf(by: string, { unified }: LanguageModelV4FinishReason): StopReason {
  switch (unified) {
    case 'stop':
      return 'end'
    case 'tool-calls':
      return 'tool_calls'
    case 'length':
      return 'length'
    case 'content-filter':
      return 'refused'
    case 'error':
      throw new ProviderFailure('failed', { by, detail: 'it stopped with an error of its own' })
    default:
      throw new ProviderFailure('cut_off', { by })
  }
}

/**
 * The tokens of a call, as the other side counts them.
 *
 * @throws ProviderFailure `invalid_answer` where it counts none: that is not 0
 */
export function usageOf(
  by: string,
  { inputTokens, outputTokens }: LanguageModelV4Usage,
): TokenUsage {
  if (inputTokens.total === undefined || outputTokens.total === undefined) {
    throw new ProviderFailure('invalid_answer', { by, detail: 'it does not count its tokens' })
  }
  const { cacheRead } = inputTokens
  const { reasoning } = outputTokens
  return {
    inputTokens: inputTokens.total,
    outputTokens: outputTokens.total,
    ...(cacheRead === undefined ? {} : { cachedTokens: cacheRead }),
    ...(reasoning === undefined ? {} : { reasoningTokens: reasoning }),
  }
}

/** A dated version of a name: `-2026-01-31`, `-20260131`. */
const dated = /^-\d{4}-?\d{2}-?\d{2}$/

/** The model that answered: the one that was asked where it says that name with a date, else what it says. */
export function modelOf(asked: string, said: string | undefined): string {
  if (said === undefined || said === '') return asked
  const isVersion = said.startsWith(asked) && dated.test(said.slice(asked.length))
  return isVersion ? asked : said
}
