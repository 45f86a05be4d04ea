import type { Skill } from '@fcc/contracts'
import { checkUnits } from '../returns/column-units.ts'
import { formatReturns } from '../returns/format-returns.ts'
import { parseReturns } from '../returns/parse-returns.ts'
import { formatNotes, notesOn } from '../returns/returns-notes.ts'
import type { Settings } from '../settings.ts'
import { requiredText } from './required-artifact.ts'

/**
 * Reads and checks the table of returns, hands it on in one fixed form, and notes what its owner should
 * answer. The day of the reading is an activity, so that a run gives the same notes whenever it continues.
 */
export const loadReturns: Skill<Settings> = {
  id: 'fcc-finserv/load-returns',
  title: 'Load and check the returns',
  says: '{days} trading days read, every row checked; notes {notes}',
  input: ['returns'],
  output: ['checked-returns', 'returns-notes'],
  async run({ artifacts }, { settings, activity }) {
    const days = parseReturns(requiredText(artifacts, 'returns'), settings)
    checkUnits(days, settings.unitsRatio)
    const today = await activity('today', {}, async () => new Date().toISOString().slice(0, 10))
    const notes = notesOn(days, { today, longestGapDays: settings.longestGapDays })
    return {
      artifacts: {
        'checked-returns': { text: formatReturns(days), mediaType: 'text/csv' },
        'returns-notes': { text: formatNotes(notes), mediaType: 'application/json' },
      },
      measures: { days: days.length, notes: notes.length },
    }
  },
}
