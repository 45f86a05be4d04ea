import type { Steps } from '@fcc/plugin-api'

/**
 * What one match costs beside the way to it, in characters that an expression looks at in the same time:
 * it is weighed by what stands around it. Measured; it decides when others have a turn and nothing else.
 */
export const MATCH_COST = 200

/**
 * Hands over every match of a global expression, as `matchAll` finds them, in steps that end behind one
 * match each. The expression may serve other texts between two steps: where it continues is kept here.
 *
 * @example
 * yield* eachMatch(text, /\d+/g, (match) => numbers.push(match[0]))
 */
export function* eachMatch(
  text: string,
  expression: RegExp,
  take: (match: RegExpExecArray) => void,
): Steps<void> {
  let from = 0
  for (;;) {
    expression.lastIndex = from
    const match = expression.exec(text)
    if (match === null) break
    take(match)
    const end = expression.lastIndex
    yield end - from + MATCH_COST
    // What matched without a character would be found here again and again.
    from = match[0] === '' ? end + 1 : end
  }
  yield text.length - Math.min(from, text.length)
}
