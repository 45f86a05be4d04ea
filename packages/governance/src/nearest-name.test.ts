import { describe, expect, it } from 'vitest'
import { nearestName } from './nearest-name.ts'

describe('the nearest name', () => {
  it.each([
    ['clok.hour', 'clock.hour'],
    ['run.purpsoe', 'run.purpose'],
    ['gate.passed', 'gates.passed'],
  ])('for %s is %s', (typed, meant) => {
    expect(nearestName(typed, ['clock.hour', 'run.purpose', 'gates.passed'])).toBe(meant)
  })

  it('is none where nothing is near', () => {
    expect(nearestName('weather', ['clock.hour', 'run.purpose'])).toBeUndefined()
    expect(nearestName('ab', ['xy'])).toBeUndefined()
  })
})
