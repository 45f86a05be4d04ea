import { expect, test } from 'vitest'
import * as contracts from './index.ts'

/** Every token of a kind that this package exports. */
function exported(kind: string): readonly unknown[] {
  return Object.values(contracts).filter(
    (value) => typeof value === 'object' && value !== null && Reflect.get(value, '~kind') === kind,
  )
}

test('every point and hook that is exported is one that a host starts with', () => {
  expect(new Set(contracts.DOMAIN_POINTS)).toEqual(new Set(exported('fcc.point')))
  expect(new Set(contracts.DOMAIN_HOOKS)).toEqual(new Set(exported('fcc.hook')))
  expect(exported('fcc.point').length).toBeGreaterThan(10)
})
