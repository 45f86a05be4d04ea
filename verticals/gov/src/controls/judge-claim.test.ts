import { describe, expect, it } from 'vitest'
import type { PlanAnswer } from '../plans/plan.ts'
import { judgeClaim } from './judge-claim.ts'

const answer = (over: Partial<PlanAnswer> = {}): PlanAnswer => ({
  part: '',
  states: ['implemented'],
  isPlaceholder: false,
  isJustified: false,
  ...over,
})
const met = (answers: readonly PlanAnswer[], parts: readonly string[] = ['a', 'b', 'b.1', 'b.2']) =>
  judgeClaim(answers, {
    parts: new Set(parts),
    countingStates: ['implemented', 'not-applicable'],
  }).met

describe('a control', () => {
  it('is met whole by one answer that counts', () => {
    expect(met([answer()])).toBe('whole')
  })

  it.each<[string, Partial<PlanAnswer>]>([
    ['of two states names one that does not count', { states: ['implemented', 'planned'] }],
    ['is a placeholder, though it names a state', { isPlaceholder: true }],
    ['does not say why it does not apply', { states: ['not-applicable'] }],
    [
      'of two states says of one that it does not apply, and not why',
      { states: ['implemented', 'not-applicable'] },
    ],
  ])('is not met by an answer that %s, and not whole with it beside one that counts', (_, over) => {
    expect(met([answer(over)])).toBe('not')
    expect(met([answer(over), answer()])).toBe('partly')
    expect(met([answer(), answer(over)])).toBe('partly')
  })

  it('is met whole by all of its parts, and a part by all of its own', () => {
    const parts = (...names: readonly string[]) => names.map((part) => answer({ part }))
    expect(met(parts('a', 'b'))).toBe('whole')
    expect(met(parts('a', 'b.1', 'b.2'))).toBe('whole')
    expect(met(parts('a', 'b.1'))).toBe('partly')
    expect(met(parts('a', 'c'))).toBe('partly')
  })
})
