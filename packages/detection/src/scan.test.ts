import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definePattern, withCategory } from './define-pattern.ts'
import { DIGITS } from './required-characters.ts'
import { scan } from './scan.ts'

const badge = definePattern({
  id: 'badge',
  category: 'pii/badge',
  expression: /(?<!\d)\d{6}(?!\d)/,
  base: 0.1,
  requires: [DIGITS],
  context: { words: ['badge', 'employee number', 'lic'], negative: ['order #', 'lot', 'page'] },
})

const checked = definePattern({
  id: 'checked',
  category: 'pii/checked',
  expression: /\bC\d{3}\b/,
  base: 0.3,
  validate: (value) => (value === 'C000' ? false : value === 'C111' ? true : undefined),
  invalidate: (value) => value === 'C999',
})

function confidence(text: string, pattern = badge): number | undefined {
  return scan(text, [pattern], { threshold: 0 })[0]?.confidence
}

describe('the scoring rule', () => {
  it('starts from the base', () => {
    expect(confidence('number 123456 here')).toBe(0.1)
    expect(scan('number 123456 here', [badge])).toEqual([])
  })

  it('lets a check raise, drop or abstain', () => {
    expect(confidence('C111', checked)).toBe(1)
    expect(confidence('C000', checked)).toBeUndefined()
    expect(confidence('C123', checked)).toBe(0.3)
    expect(confidence('C999', checked)).toBeUndefined()
  })

  it('adds the boost for a phrase on either side, and at least 0.4', () => {
    expect(confidence('his badge is now 123456')).toBe(0.45)
    expect(confidence('123456 was the badge')).toBe(0.45)
  })

  it('takes a label directly before the value for the strongest sign', () => {
    for (const text of [
      'badge: 123456',
      'Badge #123456',
      'badge no. = 123456',
      '{"employee_number": "123456"}',
      '<badge>123456</badge>',
      '| badge | 123456 |',
    ]) {
      expect(confidence(text), text).toBe(0.85)
    }
  })

  it('wants whole words: "lic" is not in "duplicate"', () => {
    expect(confidence('a duplicate entry 123456')).toBe(0.1)
    expect(confidence('he licked 123456')).toBe(0.1)
    expect(confidence('his lic 123456')).toBe(0.45)
  })

  it('matches phrases of several words however they are joined', () => {
    for (const text of [
      'employee number 123456',
      'employee-number 123456',
      'EMPLOYEE  NUMBER 123456',
    ]) {
      expect(confidence(text), text).toBe(0.45)
    }
  })

  it('lowers the score near words that speak against it, unless there is a label', () => {
    expect(confidence('lot 123456')).toBeUndefined()
    expect(confidence('badge for lot 123456')).toBe(0.1)
    expect(confidence('lot A, badge: 123456')).toBe(0.85)
  })

  it('looks only so far', () => {
    expect(confidence('badge one two three four five six 123456')).toBe(0.1)
    expect(confidence(`badge ${'x'.repeat(400)} 123456`)).toBe(0.1)
  })

  it('drops a match whose required phrase is absent', () => {
    const strict = definePattern({ ...badge, context: { words: ['badge'], required: 'phrase' } })
    expect(confidence('123456', strict)).toBeUndefined()
    expect(confidence('badge 123456', strict)).toBe(0.45)
  })

  it('explains each score without a word of the text', () => {
    expect(scan('Badge: 123456', [badge])[0]?.explanation).toEqual({
      pattern: 'badge',
      base: 0.1,
      validation: 'absent',
      context: 'badge',
      labelled: true,
      final: 0.85,
    })
  })
})

describe('scan', () => {
  it('gives offsets into the text as given', () => {
    const text = 'ｂａｄｇｅ: １２３\u200b４５６.'
    const [finding] = scan(text, [badge])
    expect(text.slice(finding?.span.start, finding?.span.end)).toBe('１２３\u200b４５６')
  })

  it('narrows the span to the group named value', () => {
    const labelled = definePattern({
      id: 'l',
      category: 'x/l',
      expression: /key:\s{0,3}(?<value>\w{1,9})/i,
      base: 0.6,
    })
    expect(scan('my KEY:  abc.', [labelled])[0]?.span).toEqual({ start: 9, end: 12 })
  })

  it('finds a number again once its line wrap is undone, and covers the wrap', () => {
    const text = 'badge: 123\n456'
    expect(scan(text, [badge])[0]?.span).toEqual({ start: 7, end: 14 })
  })

  it('names the detector it is told to', () => {
    expect(scan('badge: 123456', [badge], { detector: 'mine' })[0]?.detector).toBe('mine')
    expect(scan('badge: 123456', [badge])[0]?.detector).toBe('badge')
  })

  it('reports what reaches the threshold exactly, and nothing below it', () => {
    expect(scan('C123', [checked], { threshold: 0.3 })).toHaveLength(1)
    expect(scan('C123', [checked], { threshold: 0.3001 })).toEqual([])
  })

  it('refuses a threshold that is no confidence', () => {
    expect(() => scan('', [], { threshold: 2 })).toThrow('FCC_DETECTION_INVALID_THRESHOLD')
    expect(() => scan('', [], { rejoinedThreshold: Number.NaN })).toThrow('FCC_DETECTION_INVALID')
  })

  it('gives the same findings whatever the order of the patterns, each inside the text', () => {
    const parts = fc.constantFrom(
      'badge',
      ' ',
      ': ',
      '123456',
      'C111',
      'C123',
      '\u200b',
      '\n',
      '１',
      '&#45;',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (list) => {
        const text = list.join('')
        const findings = scan(text, [badge, checked], { threshold: 0 })
        expect(scan(text, [checked, badge], { threshold: 0 })).toEqual(findings)
        for (const { span } of findings) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.start).toBeLessThan(span.end)
          expect(span.end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})

describe('definePattern', () => {
  it.each([
    ['/a+/', /a+/, '+'],
    ['/a*b/', /a*b/, '*'],
    ['/a{2,}/', /a{2,}/, '{2,}'],
    ['a back-reference', /(a)\1/, '\\1'],
    ['a named back-reference', /(?<x>a)\k<x>/, '\\k'],
  ])('refuses %s, which has no bound', (_name, expression, construct) => {
    expect(() => definePattern({ id: 'p', category: 'x/p', expression, base: 0.5 })).toThrow(
      `contains \`${construct}\``,
    )
  })

  it('accepts the same characters where they are meant literally', () => {
    const expression = /[+*]\+\*[\]*]a{1,3}b{2}/
    expect(definePattern({ id: 'p', category: 'x/p', expression, base: 0.5 }).id).toBe('p')
  })

  it.each([
    ['a score above one', { base: 1.5 }],
    ['a validated score that is no number', { validated: Number.NaN }],
    ['an empty id', { id: '' }],
    ['an empty category', { category: '' }],
  ])('refuses %s', (_name, change) => {
    const definition = { id: 'p', category: 'x/p', expression: /a/, base: 0.5, ...change }
    expect(() => definePattern(definition)).toThrow('FCC_DETECTION_INVALID_PATTERN')
  })

  it.each([
    ['nothing at all', /a?/],
    ['a place and no character of it', /(?=b)/],
  ])('is refused by the first scan where its expression matches %s', (_name, expression) => {
    const pattern = definePattern({ id: 'p', category: 'x/p', expression, base: 0.5 })
    expect(() => scan('abc', [pattern])).toThrow('FCC_DETECTION_INVALID_PATTERN')
  })

  it('serves several vocabularies of categories from one catalogue', () => {
    expect(withCategory('phi/staff', [badge]).map(({ category }) => category)).toEqual([
      'phi/staff',
    ])
  })
})
