import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCosts, costOf } from './cost.ts'
import { addDecimals, decimalOf, isDecimal } from './decimal.ts'
import { type ModelPrice, priceAt, priceTableProblems } from './model-price.ts'

const price: ModelPrice = { currency: 'USD', input: '0.25', output: '2', cached: '0.025' }

/** Decimals as they may be written, of at most 12 digits on each side. */
const decimals = fc
  .tuple(fc.bigInt(0n, 10n ** 12n - 1n), fc.bigInt(0n, 10n ** 12n - 1n))
  .map(([whole, rest]) => `${whole}.${String(rest).padStart(12, '0')}`)

/** A decimal in units of 10⁻¹². */
const unitsOf = (decimal: string): bigint => {
  const [whole = '', fraction = ''] = decimal.split('.')
  return BigInt(whole) * 10n ** 12n + BigInt(fraction.padEnd(12, '0'))
}

describe('decimals', () => {
  it('add up without drift, where binary fractions would', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3')
    expect(addDecimals(...Array.from({ length: 1000 }, () => '0.001'))).toBe('1')
    expect(addDecimals()).toBe('0')
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 5 }), (each) => {
        const sum = each.reduce((total, one) => total + unitsOf(one), 0n)
        expect(unitsOf(addDecimals(...each))).toBe(sum)
      }),
    )
  })

  it.each([
    [0.25, '0.25'],
    [1e-6, '0.000001'],
    [1e-7, undefined],
    [0.1 + 0.2, undefined],
    [-1, undefined],
    [Number.NaN, undefined],
  ])('of the number %s are what was written, or none', (number, decimal) => {
    expect(decimalOf(number)).toBe(decimal)
  })

  it.each(['1e3', '-1', '01', '.5', '1.', '', '1,5', '1234567890123', '0.1234567890123'])(
    'are not written as %s',
    (text) => {
      expect(isDecimal(text)).toBe(false)
    },
  )
})

describe('the cost of a call', () => {
  it('is exact, with tokens that a cache served at their own price', () => {
    expect(costOf({ inputTokens: 1200, outputTokens: 7 }, price)).toEqual({
      amount: '0.000314',
      currency: 'USD',
    })
    const cached = { inputTokens: 1200, outputTokens: 7, cachedTokens: 1000 }
    expect(costOf(cached, price)?.amount).toBe('0.000089')
    expect(costOf(cached, { ...price, cached: undefined })?.amount).toBe('0.000314')
  })

  it('is unknown, and not 0, without a price or with tokens that cannot be', () => {
    expect(costOf({ inputTokens: 1, outputTokens: 1 }, undefined)).toBeUndefined()
    expect(costOf({ inputTokens: 1, outputTokens: 1, cachedTokens: 2 }, price)).toBeUndefined()
    expect(costOf({ inputTokens: 0, outputTokens: 0 }, price)).toEqual({
      amount: '0',
      currency: 'USD',
    })
  })

  it('is that of its parts added up, for any tokens and prices', () => {
    const counts = fc.nat(10_000_000)
    fc.assert(
      fc.property(
        counts,
        counts,
        decimals,
        decimals,
        (inputTokens, outputTokens, input, output) => {
          const amount = costOf({ inputTokens, outputTokens }, { currency: 'USD', input, output })
          const units =
            BigInt(inputTokens) * unitsOf(input) + BigInt(outputTokens) * unitsOf(output)
          const [whole = '', fraction = ''] = (amount?.amount ?? '').split('.')
          expect(BigInt(whole + fraction.padEnd(18, '0'))).toBe(units)
        },
      ),
    )
  })
})

describe('the costs of a run', () => {
  it('are kept for each currency, with what nobody knows and what may be billed twice', () => {
    const first = addCosts(undefined, [
      { cost: { amount: '0.1', currency: 'USD' } },
      { cost: { amount: '1', currency: 'EUR' }, repeated: true },
    ])
    expect(addCosts(first, [{ cost: { amount: '0.2', currency: 'USD' } }, {}])).toEqual({
      known: { USD: '0.3', EUR: '1' },
      unknown: 1,
      repeated: 1,
    })
  })

  it('are not there where nobody bills anything', () => {
    expect(addCosts(undefined, [])).toBeUndefined()
    expect(addCosts(undefined, [{ inProcess: true }])).toBeUndefined()
  })
})

describe('a table of prices', () => {
  const table = [
    { ...price, from: '2026-01-01', until: '2026-03-01' },
    { ...price, from: '2026-03-01', input: '0.2' },
  ]

  it('gives the price of the day, and none before its first', () => {
    expect(priceTableProblems(table)).toEqual([])
    expect(priceAt(table, Date.parse('2026-02-28T23:59:59.999Z'))?.input).toBe('0.25')
    expect(priceAt(table, Date.parse('2026-03-01T00:00:00Z'))?.input).toBe('0.2')
    expect(priceAt(table, Date.parse('2025-12-31T23:59:59Z'))).toBeUndefined()
    expect(priceAt(table.slice(0, 1), Date.parse('2026-03-01'))).toBeUndefined()
    expect(priceAt([price], 0)).toBe(price)
  })

  it('has no gap, and no day with two prices', () => {
    const later = { ...price, from: '2026-04-01' }
    expect(priceTableProblems([table[0] ?? price, later])).toEqual([
      'there is no price from 2026-03-01 to 2026-04-01',
    ])
    expect(priceTableProblems([later, table[0] ?? price])).toEqual([
      'the price from 2026-01-01 stands after that from 2026-04-01: the earliest goes first',
    ])
  })
})
