import { describe, expect, it } from 'vitest'
import { runBacktest } from '../backtest/backtest.ts'
import { resolveFindings } from './findings.ts'

const statement = { documented: {}, general: '' }

/** What is found in a series whose exceptions lie on the given days. */
function found(exceptional: (day: number) => boolean, by = { days: 250, confidence: 0.95 }) {
  const days = Array.from({ length: by.days }, (_, index) => ({
    date: new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10),
    return: exceptional(index + 1) ? -0.03 : 0.001,
    valueAtRisk: 0.02,
  }))
  const backtest = runBacktest(days, { confidence: by.confidence, significance: 0.05 })
  return resolveFindings(backtest, { statement, notes: [] })
    .map((finding) => finding.what)
    .filter((what) => !what.includes('documented nothing'))
    .join(' ')
}

describe('what is found follows the sign of the statistic:', () => {
  it('25 exceptions exactly every tenth day are rarer after one another than chance', () => {
    const what = found((day) => day % 10 === 0)
    expect(what).toContain('Exceptions avoid each other')
    expect(what).not.toContain('cluster')
  })

  it('exceptions on every fifth day avoid each other', () => {
    expect(found((day) => day % 5 === 0)).toContain('rarer than chance')
  })

  it('exceptions on every second day avoid each other', () => {
    expect(found((day) => day % 2 === 0)).toContain('rarer than chance')
  })

  it('exceptions in three bursts cluster', () => {
    const what = found((day) => [40, 41, 42, 100, 101, 200, 201, 202, 203, 204].includes(day))
    expect(what).toContain('Exceptions cluster')
    expect(what).not.toContain('avoid')
  })

  it('one burst of exceptions clusters', () => {
    expect(found((day) => day >= 60 && day < 72)).toContain('Exceptions cluster')
  })

  it('too many exceptions are more often than promised, too few less often', () => {
    expect(found((day) => day % 6 === 0)).toContain('more often than the confidence promises')
    expect(found(() => false)).toContain('less often than the confidence promises')
  })

  it('a first exception on the second day is early at 99 %, one on the five-hundredth is late', () => {
    const at = { days: 600, confidence: 0.99 }
    expect(found((day) => day === 2, at)).toContain('on day 2, earlier than')
    expect(found((day) => day === 500, at)).toContain('on day 500, later than')
  })

  it('nothing is found on exceptions in the number and order of chance', () => {
    expect(
      found((day) => [20, 33, 61, 62, 88, 120, 149, 170, 181, 205, 222, 240].includes(day)),
    ).toBe('')
  })
})
