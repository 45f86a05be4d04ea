import type { Steps } from '@fcc/plugin-api'
import { hasLookalike } from './homoglyphs.ts'
import type { MappedText } from './mapped-text.ts'
import { unfoldedSteps } from './normalise.ts'
import { settledFormsSteps } from './text-forms.ts'

/**
 * The last place of a text, in UTF-16 units, between which and another at least so much of it stands, in
 * whatever form a detector looks at it: characters that nobody sees, marks and escapes count for what they
 * are in that form. No form has something there that reaches over, so that what is kept of a text from such a
 * place on reads as it does in the whole. Where the other place is the end, what may still become something
 * else by what is written next counts for nothing. 0 where there is less.
 *
 * @param place where it is counted from, backwards
 * @param width how much, in UTF-16 units of each form; at least so many of the text itself
 * @example
 * atOnce(placeBeforeSteps('a b 1\u200b2\u200b3 ', 8, 2))   // 4: before `1`
 */
export function* placeBeforeSteps(text: string, place: number, width: number): Steps<number> {
  const given = yield* settledFormsSteps(text)
  const counted: Form[] = given.map((form) => ({ form, end: form.text.length, isRun: false }))
  for (const each of given) {
    const form = yield* unfoldedSteps(each)
    counted.push({ form, end: settledEnd(form), isRun: true })
  }
  let before = Math.max(0, place - width)
  for (const { form, end } of counted) {
    before = Math.min(before, placeIn(form, Math.min(end, endingBefore(form, place)) - width))
  }
  yield text.length
  for (;;) {
    const clear = counted.reduce((least, each) => clearIn(each, least), before)
    if (clear === before) return before
    before = clear
  }
}

/** One form of a text, and how much of it stays as it is. */
interface Form {
  readonly form: MappedText
  readonly end: number
  /** Whether letters in it are read by the run of letters and digits that they stand in. */
  readonly isRun: boolean
}

/** Where an offset of a form came from; 0 for what lies before it. */
function placeIn({ text, toOriginal, originalSpan }: MappedText, offset: number): number {
  if (offset <= 0) return 0
  return offset < text.length
    ? toOriginal(offset)
    : originalSpan({ start: offset - 1, end: offset }).end
}

/** How many units of a form came from before a place. */
function endingBefore({ text, originalSpan }: MappedText, place: number): number {
  return firstOf(text.length, (at) => originalSpan({ start: at, end: at + 1 }).end > place)
}

/** The first offset for which something holds that holds for all behind it; their number where it holds for none. */
function firstOf(length: number, holds: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The place itself, or the beginning of what reaches over it in this form. */
function clearIn({ form, isRun }: Form, place: number): number {
  const { text, toOriginal } = form
  // The first of what reaches beyond the place: all that one escape or ligature became begins with it.
  const over = endingBefore(form, place)
  if (over >= text.length) return place
  const start = Math.min(place, toOriginal(over))
  if (!isRun || start < place || !inRun.test(text.charAt(over))) return start
  const run = runStart(text, over)
  return run < over ? toOriginal(run) : start
}

/** What look-alikes are judged by (see `foldHomoglyphs`): letters, digits and what stands between groups of them. */
const inRun = /[\p{L}\p{N}./\-\ud800-\udfff]/u

function runStart(text: string, end: number): number {
  let start = end
  while (start > 0 && inRun.test(text.charAt(start - 1))) start -= 1
  return start
}

/**
 * How much of a form stays as it is, whatever is written next: not its last segment, that may get marks, and
 * nothing from the first look-alike on in the run that it ends with.
 */
export function settledEnd({ text, toOriginal }: MappedText): number {
  if (text === '') return 0
  const last = toOriginal(text.length - 1)
  const end = firstOf(text.length, (at) => toOriginal(at) >= last)
  const start = runStart(text, text.length)
  if (!hasLookalike(text.slice(start))) return end
  let first = start
  while (!hasLookalike(text.charAt(first))) first += 1
  return Math.min(end, first)
}
