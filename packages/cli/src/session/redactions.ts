import type { Decision } from '@fcc/contracts'

/** What was taken out of one text before it was handed over, by category. */
export interface RedactedText {
  /** The artifact, or the part of a prompt. */
  readonly text: string
  /** Category → how many findings of it the text no longer has. */
  readonly categories: Readonly<Record<string, number>>
  /** How often it was done: a text that goes to several places is redacted on the way to each. */
  readonly times: number
}

/** What governance redacted, by the findings before and after: a decision keeps both inputs where it did. */
export function resolveRedactions(decisions: readonly Decision[]): readonly RedactedText[] {
  const texts = new Map<string, { categories: Record<string, number>; times: number }>()
  for (const { subject, inputs } of decisions) {
    const [before, after] = inputs
    if (before === undefined || after === undefined) continue
    const found = texts.get(textOf(subject)) ?? { categories: {}, times: 0 }
    texts.set(textOf(subject), found)
    found.times += 1
    const left = countsOf(after)
    for (const [category, count] of countsOf(before)) {
      const gone = count - (left.get(category) ?? 0)
      if (gone > 0) found.categories[category] = Math.max(found.categories[category] ?? 0, gone)
    }
  }
  return [...texts].map(([text, redacted]) => ({ text, ...redacted }))
}

/** What a decision is about, without where it was to go: `incidents → write` is about incidents. */
export function textOf(subject: string): string {
  return subject.split(' → ')[0] ?? subject
}

function countsOf({ findings }: Decision['inputs'][number]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { category } of findings) counts.set(category, (counts.get(category) ?? 0) + 1)
  return counts
}
