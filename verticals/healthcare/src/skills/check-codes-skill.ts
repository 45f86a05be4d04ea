import type { Skill } from '@fcc/contracts'
import { countOutcomes, renderCodeReport } from '../codes/code-report.ts'
import { parseOrderFile } from '../codes/order-file.ts'
import { judgeReadCodes, parseReadCodes } from '../codes/read-codes.ts'
import { inputMissing } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'

const id = 'fcc-healthcare/check-codes'

/**
 * Judges the diagnosis codes of a de-identified note, by a code table where the run has one. Codes that were
 * read before the note was masked are judged too, where they are handed over.
 *
 * @throws FccError `FCC_HEALTHCARE_CODE_TABLE_UNREADABLE`, `FCC_HEALTHCARE_CODES_UNREADABLE`
 */
export function createCheckCodesSkill(): Skill<Settings> {
  return {
    id,
    title: 'Check the diagnosis codes of a note',
    says: '{codes} {codes|code|codes}, {doubtful} doubtful',
    input: ['deidentified-note'],
    output: ['code-report'],
    run({ artifacts }) {
      const note = artifacts['deidentified-note']
      if (!note) throw inputMissing(id, 'deidentified-note')
      const rows = artifacts['code-rows']
      const read = artifacts['diagnosis-codes']
      const codes = judgeReadCodes(note.text, read ? parseReadCodes(read.text) : [], {
        edition: rows && { table: parseOrderFile(rows.text) },
      })
      const counts = countOutcomes(codes)
      return {
        artifacts: { 'code-report': renderCodeReport(codes) },
        measures: {
          codes: codes.length,
          doubtful: codes.length - counts.valid - counts['well-formed'],
          malformed: counts.malformed,
        },
      }
    },
  }
}
