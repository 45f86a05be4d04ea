import type { Score } from '@fcc/contracts'

/** What makes an answer no score. Pure. */
export function scoreProblems(given: unknown): readonly string[] {
  const { kind, value, reason } = (given ?? {}) as Partial<Record<keyof Score | 'value', unknown>>
  const isReasoned = typeof reason === 'string' && reason.trim() !== ''
  return [
    ...(isReasoned ? [] : ['It gives no reason.']),
    ...(kind === 'scored' || kind === 'not_measured'
      ? []
      : [`Its kind is ${JSON.stringify(kind)}, neither scored nor not_measured.`]),
    ...(kind === 'scored' && !(typeof value === 'number' && value >= 0 && value <= 1)
      ? [`Its value ${String(value)} is not from 0 to 1.`]
      : []),
  ]
}
