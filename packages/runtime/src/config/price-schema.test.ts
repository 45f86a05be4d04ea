import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { parseConfig } from './read-config.ts'
import { tenantConfig } from './tenant-config.ts'

const parse = (price: string, more = '') =>
  parseConfig(
    `tenant: { id: a }\nproviders:\n  p:\n    kind: openai\n    model: m-1\n    price: ${price}\n${more}`,
    '/srv/app/fcc.yaml',
  ).providers.p?.connection?.price

const whyOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (FccError.is(error)) return `${error.code} ${error.why}`
    throw error
  }
  return 'nothing thrown'
}

const usd = 'currency: USD, input: 0.25, output: 2'
const old = `{ until: 2026-03-01, ${usd} }`

describe('a price in fcc.yaml', () => {
  it('is kept as the decimals that were written', () => {
    expect(parse('{ currency: USD, input: 0.1, output: 0.30, cached: "0.012345678901" }')).toEqual([
      { currency: 'USD', input: '0.1', output: '0.3', cached: '0.012345678901' },
    ])
  })

  it('changes on a day, or is found in a table by its model', () => {
    const rows = [
      { until: '2026-03-01', currency: 'USD', input: '0.25', output: '2' },
      { from: '2026-03-01', currency: 'EUR', input: '0.2', output: '1' },
    ]
    expect(parse(`[${old}, { from: 2026-03-01, currency: EUR, input: 0.2, output: 1 }]`)).toEqual(
      rows,
    )
    const tables = `prices:
  vendor:
    - { model: m-2, ${usd} }
    - { model: m-1, until: 2026-03-01, ${usd} }
    - { model: m-1, from: 2026-03-01, currency: EUR, input: 0.2, output: 1 }
`
    expect(parse('vendor', tables)).toEqual(rows)
  })

  it.each([
    ['with a gap', `[${old}, { from: 2026-04-01, ${usd} }]`, 'no price from 2026-03-01 to 2026-04'],
    ['twice on a day', `[${old}, { from: 2026-02-01, ${usd} }]`, 'two prices hold from 2026-02-01'],
    [
      'with its days the wrong way round',
      `[{ from: 2026-05-01, ${usd} }, { from: 2026-04-01, ${usd} }]`,
      'the earliest goes first',
    ],
    ['without days', `[{ ${usd} }, { ${usd} }]`, 'says from which day'],
    ['that ends before it begins', `[{ from: 2026-05-01, until: 2026-04-01, ${usd} }]`, 'ends on'],
    ['of no day', `{ from: 2026-02-30, ${usd} }`, 'providers.p.price.from: a day as YYYY-MM-DD'],
    ['with a member missing', '{ currency: USD, input: 1 }', 'providers.p.price.output: a decimal'],
    ['below 0', '{ currency: USD, input: -1, output: 1 }', 'providers.p.price.input: a decimal'],
    [
      'that a number cannot hold',
      '{ currency: USD, input: 0.12345678901234567, output: 1 }',
      'in quotes where it has more than 15 digits',
    ],
    ['of an unknown key', `{ ${usd}, chached: 1 }`, 'unknown key chached'],
    ['of no table', 'vendr', 'there is no table vendr under prices'],
    ['of none of its forms', '7', 'one price, a list of prices'],
    ['without a row', '[]', 'has at least one'],
  ])('%s is one error, with its place', (_what, price, said) => {
    const why = whyOf(() => parse(price))
    expect(why).toMatch(/^FCC_CONFIG_INVALID /)
    expect(why).toContain(said)
    expect(why).toMatch(/fcc\.yaml:[67]:\d+ providers\.p\.price/)
    expect(why.match(/fcc\.yaml/g)).toHaveLength(1)
  })

  it('by a table that has a gap, or no row of the model, is one error with its place', () => {
    const gap = `prices:
  vendor:
    - { model: m-1, until: 2026-03-01, ${usd} }
    - { model: m-1, from: 2026-04-01, ${usd} }
`
    expect(whyOf(() => parse('vendor', gap))).toMatch(
      /fcc\.yaml:9:\d+ prices\.vendor: m-1: there is no price from 2026-03-01 to 2026-04-01/,
    )
    const other = `prices: { vendor: [{ model: m-2, ${usd} }] }\n`
    expect(whyOf(() => parse('vendor', other))).toContain('has no row of the model m-1')
  })

  it('of a tenant that a program adds stands there itself, for there are no tables', () => {
    const block = { providers: { p: { kind: 'openai', model: 'm-1', price: 'vendor' } } }
    expect(whyOf(() => tenantConfig('a', block, '/srv/app/fcc.yaml'))).toContain(
      'FCC_TENANT_CONFIG',
    )
  })
})
