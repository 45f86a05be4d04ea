import type { Steps } from '@fcc/plugin-api'
import type { Pattern } from './define-pattern.ts'
import { openExpression } from './open-expression.ts'
import { readingsSteps } from './readings.ts'

/**
 * The last place of a text that is still being written before which nothing that patterns find can change: whatever
 * is written next, `scan` of all of it finds the same of what ends before that place. It is found from what each
 * pattern may still become at the end, and not from how long its longest match is: prose is settled up to its last
 * words, and a key up to where it begins.
 *
 * The last word is left out, for escapes and short base64 in it may become something else; and where numbers are
 * rejoined, what may come to stand inside one.
 *
 * @example
 * atOnce(settledPlaceSteps('Of the shed. Her number is 536-9', usSsn))   // 26: before the number
 */
export function* settledPlaceSteps(text: string, patterns: readonly Pattern[]): Steps<number> {
  const whole = text.slice(0, lastWordStart(text))
  let place = whole.length
  const readings = yield* readingsSteps(whole)
  for (const [index, { text: reading }] of readings.entries()) {
    const isLast = index === readings.length - 1
    // The last reading is that of numbers rejoined, or would be if more of one were there.
    const ends = isLast ? [reading.text.length, rejoinedEnd(reading.text)] : [reading.text.length]
    for (const end of ends) {
      const read = reading.text.slice(0, end)
      for (const pattern of patterns) {
        const open = openStart(read, pattern)
        if (open < reading.text.length) place = Math.min(place, reading.toOriginal(open))
        yield 1 + read.length / 16
      }
    }
  }
  return place
}

/** Where the last word begins; the end of a text that ends in a blank. */
function lastWordStart(text: string): number {
  let start = text.length
  while (start > 0 && !/\s/.test(text.charAt(start - 1))) start -= 1
  return start
}

/** What stands inside a number that is rejoined, beside its digits (see `readings`), and the signs around. */
const inRejoined = /[\s\d.\-\u2013/>|*`~_]/

/** The end of what stays as it is where numbers are rejoined, whatever is written next. */
function rejoinedEnd(text: string): number {
  let end = text.length
  while (end > 0 && inRejoined.test(text.charAt(end - 1))) end -= 1
  return end
}

/** A pattern, as it is at the end of a text. */
interface OpenPattern {
  /** What it may become there. */
  readonly open: RegExp
  /** A match whose context is not all there; absent where a pattern reads none. */
  readonly bare: RegExp | undefined
  /** How far before the end either may begin, in UTF-16 units. */
  readonly reach: number
}

const known = new WeakMap<RegExp, OpenPattern>()
/** Words of context behind a match, where a pattern says nothing, and how long one is taken for (see `compileContext`). */
const WORDS_BEHIND = 3
const WORD_LIMIT = 24

function openPattern({ compiled, context, open }: Pattern): OpenPattern {
  const found = known.get(compiled)
  if (found) return found
  const flags = compiled.flags.replace('d', '')
  const { source, reach } = openExpression(compiled.source)
  const behind = context ? (context.after ?? WORDS_BEHIND) * WORD_LIMIT : 0
  const bare =
    behind > 0
      ? new RegExp(`(?:${compiled.source})(?=[\\s\\S]{0,${behind - 1}}(?![\\s\\S]))`, flags)
      : undefined
  // A character of a class may be two units.
  const made = {
    open: new RegExp(open?.source ?? source, flags),
    bare,
    reach: 2 * reach + behind,
  }
  known.set(compiled, made)
  return made
}

/** Where the first begins that a pattern may still find, find otherwise or weigh otherwise; the end where none does. */
function openStart(text: string, pattern: Pattern): number {
  const { open, bare, reach } = openPattern(pattern)
  const from = Math.max(0, text.length - reach)
  let first = text.length
  for (const form of bare ? [open, bare] : [open]) {
    form.lastIndex = from
    const match = form.exec(text)
    if (match && match.index < first) first = match.index
  }
  return first
}
