import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idProblem, personId } from './plain-id.ts'

describe('an id', () => {
  it.each([
    ['a zero-width space', 'b\u200bo'],
    ['a right-to-left override', 'b\u202eo'],
    ['an isolate', 'b\u2066o'],
    ['a byte-order mark', '\ufeffbo'],
    ['a soft hyphen', 'b\u00ado'],
    ['a Hangul filler', 'b\u3164o'],
    ['a variation selector', 'b\ufe0fo'],
    ['a combining joiner', 'b\u034fo'],
    ['a tag character', 'b\u{e0041}o'],
    ['a line break', 'bo\nada'],
    ['a line separator', 'bo\u2028ada'],
    ['a NUL', 'bo\u0000'],
    ['a private character', 'b\ue000'],
    ['an unassigned character', 'b\u0378'],
    ['a lone surrogate', 'b\ud800'],
    ['a full-width letter', 'ｂo'],
    ['a ligature', 'ﬁ'],
    ['a space', 'b o'],
    ['nothing', ''],
    ['201 letters', 'a'.repeat(201)],
  ])('with %s is refused', (_what, id) => {
    expect(idProblem(id)).toEqual(expect.any(String))
  })

  it('in ordinary writing is taken, in any script', () => {
    for (const id of [
      'ada',
      'Ada@Example.org',
      'o’neill',
      'Zoë',
      'Zoe\u0308',
      '王',
      'мария',
      'a.b-c_d:e',
    ]) {
      expect([id, idProblem(id)]).toEqual([id, undefined])
    }
    expect(idProblem('privacy officer', { spaces: true })).toBeUndefined()
    expect(idProblem('privacy  officer', { spaces: true })).toBe('has a space')
    expect(idProblem(' officer', { spaces: true })).toBe('has a space')
    expect(idProblem(7)).toBe('is no text')
  })

  it('of a person is one in any case and form', () => {
    expect(personId('BO')).toBe(personId('bo'))
    expect(personId('ZOE\u0308')).toBe(personId('zoë'))
    expect(personId('bo')).not.toBe(personId('во'))
  })

  it('of a person that was brought to its one form stays so, and has no new problem', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        if (idProblem(id) !== undefined) return
        const one = personId(id)
        expect(personId(one)).toBe(one)
        expect(idProblem(one)).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })
})
