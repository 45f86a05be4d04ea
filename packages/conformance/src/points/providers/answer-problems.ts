import type { ProviderAnswer } from '@fcc/contracts'

/** What makes an answer incomplete. Pure. */
export function answerProblems(given: unknown): readonly string[] {
  const { text, model, usage } = (given ?? {}) as Partial<ProviderAnswer>
  const counts = Object.entries({
    inputTokens: usage?.inputTokens,
    outputTokens: usage?.outputTokens,
  })
  return [
    ...(typeof text === 'string' ? [] : ['It answers without a text.']),
    ...(typeof model === 'string' && model.trim() !== '' ? [] : ['It names no model.']),
    ...counts
      .filter(([, count]) => !Number.isSafeInteger(count) || Number(count) < 0)
      .map(([name, count]) => `Its ${name} are ${String(count)}, not a count.`),
  ]
}
