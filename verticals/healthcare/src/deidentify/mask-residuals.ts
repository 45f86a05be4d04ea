import type { Steps } from '@fcc/detection'
import { tokeniseSteps } from '../attest/token.ts'
import type { Identifier } from './identifier.ts'
import type { MarkedText } from './marked-text.ts'

/**
 * Turns the residuals of an attestation into identifiers of the note. Their numbers count the
 * tokens of the marked text, and marking never changes that count, so the numbers of any round
 * fit the text of the first. What is written like a residual elsewhere is masked as well.
 *
 * @param marked the note as de-identification marks it by itself
 */
export function* maskResiduals(
  marked: MarkedText,
  residuals: readonly number[],
): Steps<readonly Identifier[]> {
  const tokens = yield* tokeniseSteps(marked.text)
  const wanted = new Set(residuals)
  const written = new Set(
    tokens
      .filter((token, index) => wanted.has(index) && !token.isMarker)
      .map((token) => token.text),
  )
  return tokens.flatMap((token, index): readonly Identifier[] => {
    if (!(wanted.has(index) || (!token.isMarker && isDistinctive(token.text, written)))) return []
    // Our own markers stand nowhere in the note; one that the note's writer made up does.
    const span = marked.toNote(token.start, token.end)
    if (!span) return []
    return [{ kind: 'unproven', span, confidence: 1, detector: 'fcc-healthcare/attest' }]
  })
}

/** Short numbers and letters are written like a residual by chance too often. */
function isDistinctive(text: string, written: ReadonlySet<string>): boolean {
  return written.has(text) && (text.length > 3 || /^\p{Lu}\p{L}{2}/u.test(text))
}
