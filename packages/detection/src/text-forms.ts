import type { Steps } from '@fcc/plugin-api'
import { settledUndoneSteps, undoneSteps } from './json-escapes.ts'
import { identityText, type MappedText } from './mapped-text.ts'
import { normaliseSteps } from './normalise.ts'

/**
 * How often escapes are undone, one in another: JSON in a string of JSON in a string of JSON. Each costs
 * another look, and is taken only where there is something to undo.
 */
export const MAX_UNDONE = 3

/** All forms of a text that detectors look at, each with the map back to the text as it was given. */
export interface TextForms {
  /** As it was given, and with its JSON escapes undone as often as there are any, up to `MAX_UNDONE`. */
  readonly as_given: readonly MappedText[]
  /** The normal form of each of those. */
  readonly normal_form: readonly MappedText[]
}

/**
 * Reads a text in every form that detectors look at: most have one. Linear in its length.
 *
 * @example
 * atOnce(textFormsSteps('{"note":"n\\n123-45-6789"}')).normal_form.map(({ text }) => text)
 * // ['{"note":"n\\n123-45-6789"}', '{"note":"n\n123-45-6789"}']
 */
export function* textFormsSteps(text: string): Steps<TextForms> {
  const as_given = yield* undoneAgainSteps(text, undoneSteps)
  const normal_form: MappedText[] = []
  for (const form of as_given) normal_form.push(yield* normaliseSteps(form))
  return { as_given, normal_form }
}

/** A text that is still being written, and with its escapes undone; what may become one at its end is left out of those. */
export function settledFormsSteps(text: string): Steps<readonly MappedText[]> {
  return undoneAgainSteps(text, settledUndoneSteps)
}

function* undoneAgainSteps(
  text: string,
  undo: (source: MappedText) => Steps<MappedText>,
): Steps<readonly MappedText[]> {
  let last = identityText(text)
  const forms = [last]
  if (!text.includes('\\')) return forms
  while (forms.length <= MAX_UNDONE) {
    const next = yield* undo(last)
    if (next === last) break
    forms.push(next)
    last = next
  }
  return forms
}
