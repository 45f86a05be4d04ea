import { atOnce } from '@fcc/plugin-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeBeforeSteps } from './place-before.ts'
import { textFormsSteps } from './text-forms.ts'

const placeBefore = (text: string, place: number, width: number): number =>
  atOnce(placeBeforeSteps(text, place, width))
const tricky = fc
  .array(
    fc.constantFrom(
      'ﬃ',
      'ﷺ',
      '\u200b',
      '1',
      'x',
      ' ',
      '\u0301'.repeat(20),
      '😀',
      '\ud83d',
      '\\u0031',
      '\\\\u0031',
      '\\ud83d\\ude00',
      '\\ud83d',
      '\\',
      '\\n',
      'u00',
      '\u1100',
      '\u1161',
      'О',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

describe('the place before which so much stands', () => {
  it.each([
    ['plain signs', 'abcd efgh.', 10, 4, 5],
    ['what nobody sees', `ab ${'#\u200b\u200b'.repeat(4)}`, 15, 2, 6],
    ['marks', `ab ${'#\u0301\u0332'.repeat(4)}`, 15, 2, 6],
    ['escapes', 'ab \\u0023\\u0023\\u0023 ', 22, 2, 9],
    ['escapes of escapes', 'ab \\\\u0023\\\\u0023 ', 18, 1, 10],
    ['ligatures by what they are in the text', 'ab ‼‼‼ ', 7, 2, 5],
  ])('counts %s', (_what, text, place, width, expected) => {
    expect(placeBefore(text, place, width)).toBe(expected)
  })

  it('counts nothing of an escape that is not whole, nor of what may get marks', () => {
    expect(placeBefore('ab cd', 5, 1)).toBe(3)
    expect(placeBefore('ab cd \\u00', 10, 1)).toBe(3)
  })

  it('counts no look-alike at the end, which what follows may make another letter', () => {
    expect(placeBefore('ab cd. \u041e\u041e\u041e', 10, 1)).toBe(6)
  })

  it('is the beginning where there is less', () => {
    expect(placeBefore('\u200b'.repeat(90), 90, 1)).toBe(0)
    expect(placeBefore('', 0, 5)).toBe(0)
  })

  it('does not stand in letters that are judged together, one of which may look like another', () => {
    const word = `a${'О'.repeat(40)}`
    expect(placeBefore(`it is ${word}`, 47, 4)).toBeLessThanOrEqual(6)
  })

  it('has at least so much behind it in every form, and each form of the rest is the rest of that form', () => {
    fc.assert(
      fc.property(tricky, tricky, fc.nat(12), (text, more, width) => {
        const place = placeBefore(text, text.length, width)
        expect(place).toBeLessThanOrEqual(Math.max(0, text.length - width))
        if (place === 0) return
        const whole = text + more
        const forms = (of: string) => {
          const { as_given, normal_form } = atOnce(textFormsSteps(of))
          return [as_given.slice(1), normal_form].map((each) => each.map((form) => form.text))
        }
        for (const [at, list] of forms(whole).entries()) {
          const rest = forms(whole.slice(place))[at] ?? []
          const seen = forms(text.slice(place))[at] ?? []
          for (const [level, form] of list.entries()) {
            const own = rest[Math.min(level, rest.length - 1)]
            if (own !== undefined && level < rest.length) expect(form.endsWith(own)).toBe(true)
            const counted = seen[level]
            if (counted !== undefined) expect(counted.length).toBeGreaterThanOrEqual(width)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})
