import { expect, it } from 'vitest'
import { resolveZip3, restrictedZip3 } from './zip3.ts'

it.each([
  ['03601', '000'],
  ['10118', '101'],
  ['89301', '000'],
  ['02139', '021'],
  ['20301', '000'],
  ['10118-1234', '101'],
])('keeps of %s what the list of the 2000 census lets stay: %s', (zipCode, expected) => {
  expect(resolveZip3(zipCode, restrictedZip3('2000'))).toBe(expected)
})

it('knows seventeen areas of the 2000 census and sixteen of 2010', () => {
  expect(restrictedZip3('2000').size).toBe(17)
  expect(restrictedZip3('2010').size).toBe(16)
})

it('is safest by default: what either census restricts is restricted', () => {
  for (const vintage of ['2000', '2010'] as const) {
    for (const area of restrictedZip3(vintage)) expect(resolveZip3(`${area}01`)).toBe('000')
  }
  expect(resolveZip3('36901')).toBe('000')
  expect(resolveZip3('36901', restrictedZip3('2000'))).toBe('369')
})

it('says nothing of what is no ZIP code', () => {
  expect(resolveZip3('0213')).toBeUndefined()
  expect(resolveZip3('021390')).toBeUndefined()
})
