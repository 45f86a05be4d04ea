import { describe, expect, it } from 'vitest'
import { type Backtest, runBacktest } from '../backtest/backtest.ts'
import { reportAgrees } from '../checks/report-agrees.ts'
import {
  MEMO,
  RED_RETURNS,
  RETURNS,
  validationOf,
} from '../contract/sample-validation.test-data.ts'
import { parseReturns } from '../returns/parse-returns.ts'
import { settingsSchema } from '../settings.ts'
import { attestValidation } from '../skills/attest-validation.ts'
import { figuresOf } from './figures.ts'
import { reportIssues } from './report-issues.ts'
import { soundnessScore } from './soundness-score.ts'

const settings = settingsSchema.parse({})
const backtestOf = (returns: string) => runBacktest(parseReturns(returns, settings), settings)
const made = validationOf(RETURNS, MEMO)
const report = made['validation-report']
const backtest = backtestOf(RETURNS)

describe('a report', () => {
  it('that states each figure as it was computed agrees', () => {
    expect(reportIssues(report, backtest)).toEqual([])
  })

  it('differs for each single figure that is stated otherwise', () => {
    const names = figuresOf(backtest).map(({ name }) => name)
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) {
      const forged = report
        .split('\n')
        .map((line) => (line.includes(name) ? `${line} or so` : line))
        .join('\n')
      expect(
        reportIssues(forged, backtest).map(({ message }) => message.includes(name)),
        name,
      ).toContain(true)
    }
  })

  it('could not be checked without the returns, without their notes, and with returns that are none', async () => {
    const inputs = {
      'checked-returns': made['checked-returns'],
      'returns-notes': made['returns-notes'],
    }
    const issues = async (given: object) =>
      (
        await reportAgrees.validate(
          { text: report, inputs: given, outputs: {} } as never,
          { settings } as never,
        )
      ).map(({ severity }) => severity)
    expect(await issues(inputs)).toEqual([])
    for (const given of [
      { 'returns-notes': inputs['returns-notes'] },
      { 'checked-returns': inputs['checked-returns'] },
      { ...inputs, 'checked-returns': { text: 'no table' } },
    ]) {
      expect(await issues(given)).toEqual(['could_not_check'])
    }
  })
})

describe('the soundness of a model', () => {
  const scored = (over: Partial<Backtest['trafficLight']>, exceptions: number) =>
    soundnessScore({
      ...backtest,
      exceptions,
      trafficLight: { ...backtest.trafficLight, ...over },
      unconditionalCoverage: { ...backtest.unconditionalCoverage, rejected: false },
      independence: { ...backtest.independence, rejected: false },
    })
  const boundaries = { yellow: 5, red: 10 }

  it('is nothing in the red zone, and something short of it', () => {
    expect(scored({ zone: 'red', boundaries }, 10)).toBe(0)
    expect(scored({ zone: 'yellow', boundaries }, 9)).toBeGreaterThan(0.5)
    expect(scored({ zone: 'green', boundaries }, 4)).toBe(1)
    expect(soundnessScore(backtestOf(RED_RETURNS))).toBe(0)
  })
})

describe('the control of a reviewer', () => {
  async function attest(over: object) {
    const artifacts = { ...made, 'validation-report': { text: report }, ...over }
    const result = await attestValidation.run(
      { artifacts, persona: { code: 'RV' } } as never,
      { settings } as never,
    )
    const { text } = (result as { artifacts: Record<string, { text: string }> }).artifacts[
      'control-evidence'
    ] ?? { text: '{}' }
    const { differences, conclusion } = JSON.parse(text)
    return [differences, conclusion]
  }

  it('is effective where nothing differs, and not for a single difference', async () => {
    expect(await attest({})).toEqual([0, 'effective'])
    const other = { ...backtest, exceptions: backtest.exceptions + 1 }
    expect(await attest({ backtest: { text: JSON.stringify(other) } })).toEqual([
      1,
      'not effective',
    ])
  })
})
