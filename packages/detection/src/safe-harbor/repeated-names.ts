import type { Finding } from '../finding.ts'
import { CAPITALISED_WORDS } from '../lexicons/capitalised-words.ts'
import { CLINICAL_EPONYMS } from '../lexicons/clinical-eponyms.ts'
import { normalise } from '../normalise.ts'

/** The confidence of a name that is only known from elsewhere in the text. */
const REPEATED_CONFIDENCE = 0.7

/** A word that is taken for a name by its capital alone is not looked for elsewhere. */
const LEAST_CONFIDENCE = 0.55

/** No text gives rise to more names to look for than this. */
const MOST_NAMES = 200

/**
 * Finds again the parts of names that were found elsewhere in the text: once `Mary Johnson` is known,
 * a later `Johnson` or `MARY` alone is hers. Words that are ordinary or clinical are not looked for.
 */
export function findRepeatedNames(
  text: string,
  findings: readonly Finding[],
  options: { readonly category: string; readonly detector: string },
): Finding[] {
  const parts = new Set<string>()
  for (const { category, span, confidence } of findings) {
    if (category !== options.category || confidence < LEAST_CONFIDENCE) continue
    for (const [part] of normalise(text.slice(span.start, span.end)).text.matchAll(
      /\p{Lu}[\p{L}'-]{2,30}/gu,
    )) {
      if (parts.size < MOST_NAMES && isTelling(part)) parts.add(part)
    }
  }
  if (parts.size === 0) return []
  const { text: folded, originalSpan } = normalise(text)
  const forms = [...parts].flatMap((part) => [part, part.toUpperCase()])
  const expression = new RegExp(
    `(?<![\\p{L}\\p{N}'-])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  )
  return [...folded.matchAll(expression)].map((match) => ({
    category: options.category,
    span: originalSpan({ start: match.index, end: match.index + match[0].length }),
    confidence: REPEATED_CONFIDENCE,
    detector: options.detector,
  }))
}

function isTelling(part: string): boolean {
  const word = part.charAt(0) + part.slice(1).toLowerCase()
  return (
    !CAPITALISED_WORDS.has(word) &&
    !CLINICAL_EPONYMS.has(word) &&
    !/^(?:Mrs|Drs|Miss|Prof|Doctor|Professor)$/i.test(word)
  )
}
