import { NO_LABELS } from '@fcc/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingOf, sampleSchemes } from '../fixtures/sample-governance.ts'
import { classifyFindings } from './classify-findings.ts'
import { dominatesLabels } from './join-labels.ts'
import { labelSet } from './label-set.ts'

const classify = (...findings: Parameters<typeof classifyFindings>[1]) =>
  classifyFindings(sampleSchemes, findings)

describe('classifying findings', () => {
  it('turns a prefix of finding categories into one label', () => {
    expect(classify(findingOf('phi/mrn'), findingOf('phi/date', 5))).toEqual(
      labelSet({ categories: ['phi'] }),
    )
  })

  it('keeps the finding’s own category where the scheme says same', () => {
    expect(classify(findingOf('mnpi/acme')).categories).toEqual(['mnpi/acme'])
  })

  it('gives no label below the least confidence and one exactly at it', () => {
    expect(classify(findingOf('phi/mrn', 0, 1, 0.39))).toEqual(NO_LABELS)
    expect(classify(findingOf('phi/mrn', 0, 1, 0.4)).categories).toEqual(['phi'])
  })

  it('raises a level and narrows an audience', () => {
    const labels = classify(
      findingOf('marking/secret'),
      findingOf('marking/five-eyes', 3),
      findingOf('marking/noforn', 6),
    )
    expect(labels.levels).toEqual({ 'state/classification': 'SECRET' })
    expect(labels.audiences).toEqual({ 'state/classification': ['USA'] })
  })

  it('gives no label for a finding that no scheme knows', () => {
    expect(classify(findingOf('pii/email'))).toEqual(NO_LABELS)
  })

  it('never falls when more is found, whatever the order', () => {
    const finding = fc
      .tuple(
        fc.constantFrom(
          'phi/mrn',
          'mnpi/acme',
          'marking/secret',
          'marking/noforn',
          'marking/five-eyes',
        ),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([category, confidence]) => findingOf(category, 0, 1, confidence))
    fc.assert(
      fc.property(fc.array(finding), fc.array(finding), (some, more) => {
        const all = classify(...some, ...more)
        expect(dominatesLabels(sampleSchemes, all, classify(...some))).toBe(true)
        expect(classify(...more, ...some)).toEqual(all)
      }),
    )
  })
})
