import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toAsciiDigit } from './decimal-digits.ts'
import { foldHomoglyphs } from './homoglyphs.ts'
import { identityText, rewriteText } from './mapped-text.ts'
import { normalise } from './normalise.ts'

const tricky = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        'ﬃ',
        '\u200b',
        '１２３',
        'МRN',
        'e\u0301',
        '\u{1d7d9}',
        '\ud800',
        '℡',
        '\u00ad',
        'ﷺ',
        '\r\n',
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''))

const hasLookalike = /[\u0130-\u0590]/u

describe('normalise', () => {
  it('returns plain ASCII as it is', () => {
    const text = 'MRN: 00482910\n\tseen'
    expect(normalise(text).text).toBe(text)
    expect(normalise(text).originalSpan({ start: 5, end: 13 })).toEqual({ start: 5, end: 13 })
  })

  it.each([
    ['full-width digits', '１２３-４５', '123-45'],
    ['mathematical digits', '\u{1d7d9}\u{1d7da}', '12'],
    ['Arabic-Indic digits', '\u0664\u0665', '45'],
    ['zero-width characters', 'M\u200bR\u200d\ufeffN', 'MRN'],
    ['soft hyphens and bidirectional controls', '12\u00ad3\u202e4', '1234'],
    ['variation selectors', '1\ufe0f2', '12'],
    ['tag characters', 'a\u{e0041}b', 'ab'],
    ['control characters', '1\u00002\u001b3', '123'],
    ['ligatures', 'o\ufb03ce', 'office'],
    ['dashes', '555\u2011123\u20134567\u2212', '555-123-4567-'],
    ['spaces', '555\u00a0123\u20094567\u3000', '555 123 4567 '],
    ['typographic quotes', 'O\u2019Brien', "O'Brien"],
    ['line separators', 'a\u2028b\u0085c', 'a\nb\nc'],
    ['decomposed letters', 'Jose\u0301', 'José'],
    ['marks on digits and signs', '1\u0332-\u20e32\u0301', '1-2'],
    ['marks on digits of another script', '\u0664\u0301\uff15\u0332', '45'],
    ['marks that compose with no letter', 'Q\u0332e\u0301\u0332', 'Q\u00e9'],
    ['marks without end', `1${'\u0332'.repeat(100)}2`, '12'],
    ['look-alike letters in a Latin word', '\u041cRN', 'MRN'],
    ['look-alike letters in a number', '12\u041e\u0417', '1203'],
  ])('folds %s', (_name, text, expected) => {
    expect(normalise(text).text).toBe(expected)
  })

  it('leaves words of another script alone', () => {
    const text = 'Пациент Сорокин, карта номер'
    expect(normalise(text).text).toBe(text)
  })

  it('leaves the marks of a script that writes vowels by them', () => {
    const text = 'नमस्ते שָׁלוֹם مُحَمَّد'.normalize('NFKC')
    expect(normalise(text).text).toBe(text)
  })

  it('points back to everything that a character carried', () => {
    const text = 'MRN: 1\u0332\u03332\u0301!'
    const { text: folded, originalSpan } = normalise(text)
    expect(folded).toBe('MRN: 12!')
    expect(originalSpan({ start: 5, end: 7 })).toEqual({ start: 5, end: 10 })
  })

  it('points back to the place in the original text', () => {
    const text = 'MRN\u200b: １２\u200b３!'
    const { text: folded, originalSpan } = normalise(text)
    expect(folded).toBe('MRN: 123!')
    expect(originalSpan({ start: 5, end: 8 })).toEqual({ start: 6, end: 10 })
    expect(text.slice(6, 10)).toBe('１２\u200b３')
  })

  it('refuses a span that lies outside the text', () => {
    expect(() => normalise('abc').originalSpan({ start: 2, end: 4 })).toThrow('FCC_DETECTION_SPAN')
    expect(() => normalise('ａ').toOriginal(2)).toThrow('FCC_DETECTION_SPAN')
    expect(() => normalise('ａ').originalSpan({ start: 1, end: 0 })).toThrow('FCC_DETECTION_SPAN')
  })

  it('maps monotonously and covers: every span of the result is found again in what it points to', () => {
    fc.assert(
      fc.property(tricky, fc.nat(), fc.nat(), (text, from, length) => {
        const mapped = normalise(text)
        let previous = 0
        for (let offset = 0; offset <= mapped.text.length; offset += 1) {
          const original = mapped.toOriginal(offset)
          expect(original).toBeGreaterThanOrEqual(previous)
          expect(original).toBeLessThanOrEqual(text.length)
          previous = original
        }
        const start = mapped.text.length === 0 ? 0 : from % mapped.text.length
        const end = Math.min(mapped.text.length, start + (length % 9))
        const span = mapped.originalSpan({ start, end })
        expect(span.start).toBeLessThanOrEqual(span.end)
        if (start < end) expect(span.start).toBe(mapped.toOriginal(start))
        // Look-alikes are judged by their whole word, so a slice may fold otherwise: leave those texts out.
        if (!hasLookalike.test(text.normalize('NFKC'))) {
          const again = normalise(text.slice(span.start, span.end)).text
          expect(again).toContain(mapped.text.slice(start, end))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is idempotent', () => {
    fc.assert(
      fc.property(tricky, (text) => {
        const once = normalise(text).text
        // Folding may bring a mark next to a letter; a second pass composes it, a third changes nothing.
        const twice = normalise(once).text
        expect(normalise(twice).text).toBe(twice)
      }),
    )
  })

  it('agrees with NFKC wherever nothing is hidden or folded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'é', 'e\u0301', 'ﬁ', 'Å', '①', 'ñ', ' ', 'z')),
        (parts) => {
          const text = parts.join('')
          expect(normalise(text).text).toBe(text.normalize('NFKC'))
        },
      ),
    )
  })
})

describe('rewriteText', () => {
  it('composes maps: a rewrite of a rewrite still points to the first text', () => {
    const first = rewriteText(identityText('a&amp;amp;b'), /&amp;/g, () => '&')
    const second = rewriteText(first, /&amp;/g, () => '&')
    expect(second.text).toBe('a&b')
    expect(second.originalSpan({ start: 1, end: 2 })).toEqual({ start: 1, end: 10 })
    expect(second.toOriginal(3)).toBe(11)
    expect(second.originalSpan({ start: 2, end: 2 })).toEqual({ start: 10, end: 10 })
  })

  it('gets past an expression that matches nothing', () => {
    expect(rewriteText(identityText('ab'), /x?/g, () => '.').text).toBe('.a.b.')
  })
})

describe('toAsciiDigit', () => {
  it('knows the value of every decimal digit of Unicode: each run has ten, in order', () => {
    let digits = 0
    for (let codePoint = 0; codePoint <= 0x1ffff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint)
      if (!/^\p{Nd}$/u.test(character)) continue
      expect(toAsciiDigit(character)).toBe(String(digits % 10))
      digits += 1
    }
    expect(digits).toBeGreaterThan(600)
    expect(toAsciiDigit('x')).toBeUndefined()
  })
})

describe('foldHomoglyphs', () => {
  it('never changes the length, nor a text of one script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldHomoglyphs(text)).toHaveLength(text.length)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(foldHomoglyphs(text)).toBe(text)
      }),
    )
  })
})
