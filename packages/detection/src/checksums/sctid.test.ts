import { expect, it } from 'vitest'
import { parseSctid } from './sctid.ts'

it.each(
  '73211009 44054006 22298006 38341003 195967001 138875005 404684003 840539006 100005 900000000000207008'.split(
    ' ',
  ),
)('reads %s as a concept of the short format', (value) =>
  expect(parseSctid(value)).toEqual({ component: 'concept' }),
)

it.each([
  ['1290000001117', 'description', '0000001'],
  ['999999990989121104', 'concept', '0989121'],
  ['1290989121103', 'concept', '0989121'],
  ['10989121108', 'concept', '0989121'],
  ['731000124108', 'concept', '1000124'],
  ['11000124108', 'concept', '1000124'],
  ['9991000124113', 'description', '1000124'],
  ['70989121127', 'relationship', '0989121'],
])('reads %s as a %s with namespace %s', (value, component, namespace) => {
  expect(parseSctid(value)).toEqual({ component, namespace })
})

it('takes the partition from the digits, not from the length', () => {
  expect(parseSctid('9940000001029')).toEqual({ component: 'relationship' })
  expect(parseSctid('123456017')).toEqual({ component: 'description' })
  expect(parseSctid('123456029')).toEqual({ component: 'relationship' })
})

it.each(['73211008', '999480011000046101'])('refuses %s for its check digit', (value) => {
  expect(parseSctid(value)).toBeUndefined()
})

it.each(['073211009', '12345', '1234567890123456789', '7321100a', ''])(
  'refuses %s for its form',
  (value) => {
    expect(parseSctid(value)).toBeUndefined()
  },
)

it('says only that the syntax holds: a well-formed identifier may name no concept', () => {
  expect(parseSctid('100000000')).toEqual({ component: 'concept' })
})
