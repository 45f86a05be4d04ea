import { describe, expect, it } from 'vitest'
import { sampleSchemes } from '../fixtures/sample-governance.ts'
import { declaredLabels } from './declared-labels.ts'
import { labelSet } from './label-set.ts'

const declared = (...written: readonly string[]) => declaredLabels(sampleSchemes, written)

describe('declared labels', () => {
  it('are categories, and levels by their scheme', () => {
    expect(declared('phi', 'classification:SECRET')).toEqual({
      labels: labelSet({
        categories: ['phi'],
        levels: { 'state/classification': 'SECRET' },
      }),
      unknown: [],
    })
  })

  it('give the highest of several levels of one scheme, in whatever order they are written', () => {
    for (const written of [
      ['classification:SECRET', 'classification:CONFIDENTIAL'],
      ['classification:CONFIDENTIAL', 'classification:SECRET'],
    ]) {
      expect(declared(...written).labels.levels).toEqual({ 'state/classification': 'SECRET' })
    }
  })

  it('that no scheme has are named, each of them, and give no label', () => {
    expect(declared('phy', 'phi', 'classification:SECRETS')).toEqual({
      labels: labelSet({ categories: ['phi'] }),
      unknown: ['phy', 'classification:SECRETS'],
    })
  })
})
