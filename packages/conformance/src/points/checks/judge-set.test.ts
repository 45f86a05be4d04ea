import { expect, it } from 'vitest'
import { judgeSet } from './judge-set.ts'

it('compares ids in any order, and nothing that a case does not name', () => {
  expect(judgeSet('Its reasons', ['a', 'b'], ['b', 'a'])).toEqual([])
  expect(judgeSet('Its reasons', undefined, ['a'])).toEqual([])
  expect(judgeSet('Its reasons', [], ['a', 'b'])).toEqual(['Its reasons are a, b, expected none.'])
  expect(judgeSet('Its reasons', ['a', 'a'], ['a'])).toHaveLength(1)
})
