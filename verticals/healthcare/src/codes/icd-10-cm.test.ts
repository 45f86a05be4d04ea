import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkStructure } from './icd-10-cm.ts'

describe('the structure of an ICD-10-CM code', () => {
  it.each([
    ['A00.0', 'A00.0'],
    ['I10', 'I10'],
    ['e1165', 'E11.65'],
    ['J12.82', 'J12.82'],
    ['U07.1', 'U07.1'],
    ['H40.1131', 'H40.1131'],
    ['T36.0X1A', 'T36.0X1A'],
    ['T07.XXXA', 'T07.XXXA'],
    ['C7A.00', 'C7A.00'],
    ['Z3A.08', 'Z3A.08'],
    ['M54.5', 'M54.5'],
  ])('accepts %s', (written, code) => {
    expect(checkStructure(written)).toEqual({ outcome: 'well-formed', code })
  })

  it.each([
    ['', 'too-short'],
    ['E1', 'too-short'],
    ['110', 'first-character'],
    ['EO3.9', 'second-character'],
    ['K2I.9', 'third-character'],
    ['E11.65999', 'too-long'],
    ['E11..65', 'separator'],
    ['E11.', 'separator'],
    ['E11,65', 'separator'],
    ['E116.5', 'separator'],
    ['S72.001X', 'seventh-character'],
    ['S72.001I', 'seventh-character'],
  ])('refuses %j: %s', (written, reason) => {
    expect(checkStructure(written)).toEqual({ outcome: 'malformed', reason })
  })

  it('never throws, and what it accepts it accepts again in the form it gave', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Z0-9.]{0,9}$/)),
        (written) => {
          const judged = checkStructure(written)
          if (judged.outcome === 'well-formed') expect(checkStructure(judged.code)).toEqual(judged)
        },
      ),
    )
  })
})
