import type { Skill } from '@fcc/contracts'
import { formatReturns } from '../returns/format-returns.ts'
import { parseReturns } from '../returns/parse-returns.ts'
import type { Settings } from '../settings.ts'
import { requiredText } from './required-artifact.ts'

/** Reads and checks the table of returns, and hands it on in one fixed form. */
export const loadReturns: Skill<Settings> = {
  id: 'fcc-finserv/load-returns',
  title: 'Load and check the returns',
  says: '{days} trading days read, every row checked',
  input: ['returns'],
  output: ['checked-returns'],
  run({ artifacts }, { settings }) {
    const days = parseReturns(requiredText(artifacts, 'returns'), settings)
    return {
      artifacts: { 'checked-returns': { text: formatReturns(days), mediaType: 'text/csv' } },
      measures: { days: days.length },
    }
  },
}
