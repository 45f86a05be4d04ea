import { describe, expect, it } from 'vitest'
import { readings } from './readings.ts'

function texts(text: string): Record<string, string> {
  return Object.fromEntries(readings(text).map((reading) => [reading.kind, reading.text.text]))
}

describe('readings', () => {
  it('reads an ordinary text once', () => {
    expect(texts('Seen on 3 May, BP 120/80, 5-10 mg.')).toEqual({
      plain: 'Seen on 3 May, BP 120/80, 5-10 mg.',
    })
  })

  it.each([
    ['HTML names', 'jane&commat;example&period;org', 'jane@example.org'],
    ['HTML numbers', '123&#45;45&#x2d;6789', '123-45-6789'],
    ['JSON escapes', 'jane\\u0040example.org\\n', 'jane@example.org\n'],
    ['URL escapes', 'jane%40example.org%20x', 'jane@example.org x'],
  ])('decodes %s once', (_name, text, expected) => {
    expect(texts(text).unescaped).toBe(expected)
  })

  it('bares letters of their marks, each at its place', () => {
    expect(texts('j\u00e2ne@ex\u00e1mple.org').unmarked).toBe('jane@example.org')
    const [, unmarked] = readings('\u1e3e\u0154\u0143 1')
    expect(unmarked?.text.originalSpan({ start: 0, end: 3 })).toEqual({ start: 0, end: 3 })
    expect(texts('S\u00f8ren &eth; \u0142').unmarked).toBeUndefined()
  })

  it('does not decode twice, and keeps what names no character', () => {
    expect(texts('&amp;#45; &#x110000; &nosuch;').unescaped).toBe('&#45; &#x110000; &nosuch;')
  })

  it.each([
    ['a line wrap', '123-45-\n   6789', '123-45-6789'],
    ['a quoted line wrap', '123-45-67\n> 89', '123-45-6789'],
    ['emphasis', '123-**45**-6789', '123-45-6789'],
    ['single spaces', '1 2 3 4 5 6', '123456'],
    ['single dots', '1.2.3.4.5.6', '123456'],
    ['spaces around hyphens', '123 - 45 - 6789', '123-45-6789'],
  ])('rejoins a number that %s takes apart', (_name, text, expected) => {
    expect(texts(text).rejoined).toBe(expected)
  })

  it('points back to the text as given', () => {
    const text = 'SSN 123-45-\n6789.'
    const rejoined = readings(text).at(-1)
    expect(rejoined?.kind).toBe('rejoined')
    expect(rejoined?.text.originalSpan({ start: 4, end: 15 })).toEqual({ start: 4, end: 16 })
  })

  it('does not join the columns of a table of longer numbers', () => {
    expect(texts('120 80 98.6 72').rejoined).toBeUndefined()
  })
})
