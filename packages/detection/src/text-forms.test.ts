import { atOnce } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { MAX_UNDONE, textFormsSteps } from './text-forms.ts'

const forms = (text: string) => atOnce(textFormsSteps(text))
const texts = (text: string) => forms(text).as_given.map((form) => form.text)

describe('the forms in which detectors look at a text', () => {
  it('are the text and its normal form where it has no escapes', () => {
    for (const text of ['plain', 'C:\\Users', '\\u12 \\uxyz', '\\']) {
      expect(texts(text)).toEqual([text])
    }
    expect(forms('Ａ').normal_form.map(({ text }) => text)).toEqual(['A'])
  })

  it('are one more for each time that there are escapes to undo, up to a limit', () => {
    expect(texts('\\u0041\\n\\"')).toEqual(['\\u0041\\n\\"', 'A\n"'])
    let text = 'a\n'
    for (let times = 0; times < MAX_UNDONE + 2; times += 1) text = JSON.stringify(text).slice(1, -1)
    expect(texts(text)).toHaveLength(MAX_UNDONE + 1)
  })

  it('read every escape of JSON as JSON does', () => {
    const all = '\\b\\f\\n\\r\\t\\"\\\\\\/\\u00e9\\uD83d\\uDe00'
    expect(texts(all)[1]).toBe(JSON.parse(`"${all}"`))
  })

  it('point back to whole escapes', () => {
    const undone = forms('x\\ud83d\\ude00\\u0031\\ny').as_given[1]
    expect(undone?.text).toBe('x😀1\ny')
    expect(undone?.originalSpan({ start: 1, end: 2 })).toEqual({ start: 1, end: 13 })
    expect(undone?.originalSpan({ start: 2, end: 3 })).toEqual({ start: 1, end: 13 })
    expect(undone?.originalSpan({ start: 3, end: 5 })).toEqual({ start: 13, end: 21 })
  })

  it('have the normal form of what escapes stand for', () => {
    const { normal_form } = forms('M\\u200bR\\uff2e')
    expect(normal_form[1]?.text).toBe('MRN')
    expect(normal_form[1]?.originalSpan({ start: 1, end: 3 })).toEqual({ start: 7, end: 14 })
  })

  it.each(['\\u0041', '\\\\', '\\u005c', '\\u005cu005cu0041', '\\u00', '\\ud83d'])(
    'are read in steps no longer than the text, that together are linear, where all of it is %s',
    (piece) => {
      const text = piece.repeat(100_000)
      let [total, longest] = [0, 0]
      const steps = textFormsSteps(text)
      for (let step = steps.next(); !step.done; step = steps.next()) {
        total += step.value
        longest = Math.max(longest, step.value)
      }
      expect(longest).toBeLessThanOrEqual(text.length)
      expect(total).toBeLessThan(200 * text.length)
    },
  )
})
