import colors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { sampleExplanation, sampleRun, sampleVisit } from '../fixtures/sample-run.ts'
import { callText, costText, priceText } from './cost-text.ts'
import { explanationLines } from './explanation.ts'

const usage = { inputTokens: 1200, outputTokens: 7 }
const call = { activity: 'r/draft/1/generate#1', provider: 'acme/fast', model: 'm-1', usage }

describe('what a run cost', () => {
  it('is at least what is known, where some of it is not, and never 0 for unknown', () => {
    expect(costText({ known: { USD: '0.31', EUR: '1' }, unknown: 0, repeated: 0 })).toBe(
      '0.31 USD and 1 EUR',
    )
    expect(costText({ known: { USD: '0.31' }, unknown: 1, repeated: 2 })).toBe(
      'at least 0.31 USD, 1 call of unknown cost, 2 calls possibly billed twice',
    )
    expect(costText({ known: {}, unknown: 2, repeated: 0 })).toBe(
      'unknown, 2 calls of unknown cost',
    )
  })

  it('is explained call by call, with its total', () => {
    const cost = { known: { USD: '0.000314' }, unknown: 1, repeated: 1 }
    const run = sampleRun()
    const envelope = { ...run.envelope, usage: { ...run.envelope.usage, cost } }
    const visit = sampleVisit({
      calls: [
        { ...call, cost: { amount: '0.000314', currency: 'USD' }, repeated: true },
        { activity: 'r/draft/1/generate#2', provider: 'acme/fast', failure: 'cut_off' },
      ],
    })
    const explanation = sampleExplanation({ run: { ...run, envelope }, visits: [visit] })
    const lines = explanationLines(explanation, colors.createColors(false))
    expect(lines).toContain(
      '    asked      acme/fast (m-1) · 1200 in, 7 out · 0.000314 USD · possibly billed twice: begun before, and its end is not known',
    )
    expect(lines).toContain(
      '    asked      acme/fast · failed: cut_off · tokens unknown · cost unknown',
    )
    expect(lines).toContain(
      '  Cost  at least 0.000314 USD, 1 call of unknown cost, 1 call possibly billed twice',
    )
  })

  it('is nothing where no model spoke, and that is said where one could have', () => {
    const linesOf = (visit: Parameters<typeof sampleVisit>[0]) =>
      explanationLines(
        sampleExplanation({ visits: [sampleVisit(visit)] }),
        colors.createColors(false),
      )
    const silent = '  No model spoke: its steps were made without one'
    expect(linesOf({ actor: 'model' })).toContain(silent)
    expect(linesOf({ actor: 'model', calls: [{ ...call, inProcess: true }] })).not.toContain(silent)
    expect(linesOf({ actor: 'skill' })).not.toContain(silent)
  })

  it('of a model in this process is not asked, and its tokens are', () => {
    const cached = { ...usage, cachedTokens: 1000 }
    expect(callText({ ...call, usage: cached, inProcess: true })).toBe(
      'acme/fast (m-1) · 1200 in (1000 cached), 7 out · in this process',
    )
  })
})

it('says a price with its days, and that one is unknown', () => {
  const price = { currency: 'USD', input: '0.25', output: '2' }
  expect(priceText(undefined)).toBe('price unknown')
  expect(
    priceText([
      { ...price, until: '2026-06-01' },
      { ...price, from: '2026-06-01', cached: '0.1' },
    ]),
  ).toBe(
    '0.25 in, 2 out per million tokens, USD until 2026-06-01; 0.25 in, 2 out, 0.1 cached per million tokens, USD from 2026-06-01',
  )
})
