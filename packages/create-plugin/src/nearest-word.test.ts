import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestWord } from './nearest-word.ts'
import { POINTS } from './recipes.ts'

describe('the word that was meant', () => {
  it.each([
    ['detector', 'detectors'],
    ['Scorer', 'scorers'],
    ['wrokflows', 'workflows'],
    ['label-scheme', 'label-schemes'],
  ])('for %s is %s', (written, meant) => {
    expect(nearestWord(written, POINTS)).toBe(meant)
  })

  it.each(['', 'x', 'budgets', 'rules', '__proto__'])('for "%s" is none', (written) => {
    expect(nearestWord(written, POINTS)).toBeUndefined()
  })

  it('is the word itself where it is known, and always one of those known', () => {
    for (const point of POINTS) expect(nearestWord(point, POINTS)).toBe(point)
    fc.assert(
      fc.property(fc.string(), (written) => {
        expect([undefined, ...POINTS]).toContain(nearestWord(written, POINTS))
      }),
    )
  })
})
