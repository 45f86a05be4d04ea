import { NO_LABELS } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { labelSet, lowerLabels } from './label-set.ts'

describe('a label set', () => {
  it('has one form, whatever order it was written in', () => {
    const written = labelSet({
      categories: ['phi', 'mnpi/acme', 'phi'],
      levels: { b: 'HIGH', a: 'LOW' },
      audiences: { a: ['USA', 'GBR', 'USA'] },
    })
    expect(JSON.stringify(written)).toBe(
      '{"categories":["mnpi/acme","phi"],"levels":{"a":"LOW","b":"HIGH"},"audiences":{"a":["GBR","USA"]}}',
    )
    expect(labelSet({})).toEqual(NO_LABELS)
  })

  it('cannot be changed', () => {
    const labels = labelSet({ categories: ['phi'], audiences: { a: ['USA'] } })
    expect(() => (labels.categories as string[]).push('x')).toThrow(TypeError)
    expect(() => (labels.audiences.a as string[]).push('x')).toThrow(TypeError)
    expect(() => Object.assign(labels.levels, { a: 'HIGH' })).toThrow(TypeError)
  })
})

describe('lowering labels', () => {
  const labels = labelSet({
    categories: ['mnpi/acme', 'mnpi/zenith', 'phi', 'phi-like'],
    levels: { a: 'HIGH' },
  })

  it('takes away one category and nothing that only begins like it', () => {
    expect(lowerLabels(labels, 'phi').categories).toEqual(['mnpi/acme', 'mnpi/zenith', 'phi-like'])
    expect(lowerLabels(labels, 'mnpi').categories).toEqual(labels.categories)
  })

  it('takes away everything below a prefix', () => {
    expect(lowerLabels(labels, 'mnpi/').categories).toEqual(['phi', 'phi-like'])
  })

  it('leaves levels as they are', () => {
    expect(lowerLabels(labels, 'phi').levels).toEqual({ a: 'HIGH' })
  })

  it('gives back the very set where the category is not there', () => {
    expect(lowerLabels(labels, 'cui')).toBe(labels)
  })
})
