import type { Steps } from '@fcc/plugin-api'
import { foldHomoglyphs } from './homoglyphs.ts'
import type { MappedText } from './mapped-text.ts'
import { unfoldedSteps } from './normalise.ts'
import { settledEnd } from './place-before.ts'
import { settledFormsSteps, type TextForms } from './text-forms.ts'

/** What stays of each form of a text that is still being written, whatever is written next. */
export interface SettledForm {
  readonly text: string
  /** The place in the text as it was given that an offset of the form stands for. */
  placeOf(offset: number): number
}

/** All forms that detectors look at, as far as they are settled: each is the beginning of that form of the whole. */
export interface SettledForms extends Record<keyof TextForms, readonly SettledForm[]> {}

/**
 * Reads a text that is still being written in every form that detectors look at, without what may still become
 * something else.
 *
 * @example
 * atOnce(settledFormsOfSteps('It is \\u004')).as_given.map(({ text }) => text)   // ['It is \\u004', 'It is ']
 */
export function* settledFormsOfSteps(written: string): Steps<SettledForms> {
  // Half of a character is none yet.
  const text = /[\ud800-\udbff]$/.test(written) ? written.slice(0, -1) : written
  const given = yield* settledFormsSteps(text)
  const normal: SettledForm[] = []
  for (const each of given) {
    const form = yield* unfoldedSteps(each)
    const end = settledEnd(form)
    normal.push(settledForm(form, foldHomoglyphs(form.text.slice(0, end))))
  }
  return { as_given: given.map((form) => settledForm(form, form.text)), normal_form: normal }
}

function settledForm(form: MappedText, text: string): SettledForm {
  return {
    text,
    placeOf(offset) {
      if (offset < form.text.length) return form.toOriginal(offset)
      // What was left out behind the last of it is not settled.
      return offset === 0 ? 0 : form.originalSpan({ start: offset - 1, end: offset }).end
    },
  }
}
