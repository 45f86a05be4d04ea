import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { MEMO, RED_RETURNS, RETURNS, validationOf } from './sample-validation.test-data.ts'

const made = validationOf(RETURNS, MEMO)
const {
  backtest,
  'checked-returns': checked,
  'model-statement': statement,
  'returns-notes': notes,
} = made
const activities = { today: '2026-03-02' }

/** The same forecasts as above, a hundred times as large. */
const IN_PERCENT = RETURNS.replaceAll(
  /^(\d{4}-.*),(.*)$/gm,
  (_row, rest: string, forecast: string) => `${rest},${(100 * Number(forecast)).toFixed(4)}`,
)

pointContract(plugin, 'skills', 'fcc-finserv/load-returns', {
  cases: [
    {
      name: 'a whole year',
      artifacts: { returns: RETURNS },
      activities,
      makes: {
        'checked-returns': { includes: ['date,return,var', '2025-01-07'] },
        'returns-notes': { includes: ['"notes": []'] },
      },
      measures: { days: 250, notes: 0 },
    },
    {
      name: 'a short table, where the tenant takes one',
      artifacts: { returns: RETURNS.split('\n').slice(0, 21).join('\n') },
      settings: { minimumDays: 20 },
      activities,
      makes: { 'checked-returns': { includes: ['2025-01-07'] } },
      measures: { days: 20 },
    },
    {
      name: 'a table that is read before its last day has come',
      artifacts: { returns: RETURNS },
      activities: { today: '2025-12-01' },
      makes: { 'returns-notes': { includes: ['after the day of this reading'] } },
      measures: { notes: 1 },
    },
    {
      name: 'forecasts in percent beside returns as fractions',
      artifacts: { returns: IN_PERCENT },
      activities,
      refuses: 'FCC_FINSERV_RETURNS_UNITS',
    },
    {
      name: 'the same forecasts, where the tenant takes them',
      artifacts: { returns: IN_PERCENT },
      settings: { unitsRatio: { most: 1000 } },
      activities,
      makes: { 'checked-returns': { includes: ['2025-01-07'] } },
      measures: { notes: 0 },
    },
    {
      name: 'a short table',
      artifacts: { returns: RETURNS.split('\n').slice(0, 100).join('\n') },
      refuses: 'FCC_FINSERV_RETURNS_LENGTH',
    },
    {
      name: 'a word for a number',
      artifacts: { returns: RETURNS.replace('-0.004525', 'much') },
      refuses: 'FCC_FINSERV_RETURNS_INVALID',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-finserv/state-model', {
  cases: [
    {
      name: 'a whole memo',
      artifacts: { memo: MEMO },
      makes: { 'model-statement': { includes: ['mean of zero'] } },
      measures: { documented: 8, elements: 8 },
    },
    {
      name: 'a memo of one sentence',
      artifacts: { memo: 'A memo of one sentence.' },
      makes: { 'model-statement': { includes: ['one sentence'] } },
      measures: { documented: 0 },
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-finserv/backtest-model', {
  cases: [
    {
      name: 'six exceptions',
      artifacts: { 'checked-returns': checked },
      makes: { backtest: { includes: ['yellow'] } },
      measures: { exceptions: 6, days: 250 },
      facts: { 'backtest.zone': 'yellow', 'backtest.exceptions': 6 },
    },
    {
      name: 'ten exceptions',
      artifacts: { 'checked-returns': RED_RETURNS },
      makes: { backtest: { includes: ['red'] } },
      facts: { 'backtest.zone': 'red' },
    },
    {
      name: 'no table',
      artifacts: { 'checked-returns': 'returns went up' },
      refuses: 'FCC_FINSERV_RETURNS_INVALID',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-finserv/write-validation-report', {
  cases: [
    {
      name: 'a report on six exceptions',
      artifacts: { 'model-statement': statement, backtest, 'returns-notes': notes },
      makes: { 'validation-report': { includes: ['| Exceptions | 6 |', 'Guidance: SR 26-2'] } },
    },
    {
      name: 'the guidance that the tenant goes by',
      artifacts: { 'model-statement': statement, backtest, 'returns-notes': notes },
      settings: { guidance: 'SS1/23' },
      makes: { 'validation-report': { includes: ['Guidance: SS1/23'] } },
    },
    {
      name: 'notes that are none',
      artifacts: { 'model-statement': statement, backtest, 'returns-notes': '{"notes": "few"}' },
      refuses: 'FCC_FINSERV_ARTIFACT_UNREADABLE',
    },
    {
      name: 'a backtest that is none',
      artifacts: {
        'model-statement': statement,
        'returns-notes': notes,
        backtest: '{"exceptions": "few"}',
      },
      refuses: 'FCC_FINSERV_ARTIFACT_UNREADABLE',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-finserv/attest-validation', {
  cases: [
    {
      name: 'figures that follow from the returns',
      persona: 'SCA',
      artifacts: made,
      makes: { 'control-evidence': { includes: ['"conclusion": "effective"', '"SCA"'] } },
      measures: { days: 250, differences: 0 },
    },
    {
      name: 'a figure that does not',
      persona: 'SCA',
      artifacts: {
        ...made,
        'validation-report': made['validation-report'].replace(
          '| Exceptions | 6 |',
          '| Exceptions | 4 |',
        ),
      },
      makes: { 'control-evidence': { includes: ['"conclusion": "not effective"'] } },
      measures: { differences: 1 },
    },
  ],
})
