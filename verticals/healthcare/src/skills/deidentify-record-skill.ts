import type { Skill, SkillResult } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import type { KeptRules } from '../deidentify/kept-rules.ts'
import { inputMissing } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'
import { deidentifyRecord } from '../structured/deidentify-record.ts'
import { renderRecordReport } from '../structured/record-report.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

const id = 'fcc-healthcare/deidentify-record'

/**
 * De-identifies messages of HL7 v2, a resource of FHIR or a table by field, element or column, and gives the
 * same form back.
 *
 * @throws FccError `FCC_HEALTHCARE_RECORD_UNREADABLE`, `FCC_HEALTHCARE_RECORD_TOO_DEEP`,
 * `FCC_HEALTHCARE_RECORD_ATTACHMENT`
 */
export function createDeidentifyRecordSkill(vocabulary: Vocabulary): Skill<Settings> {
  return {
    id,
    title: 'De-identify a record by its fields',
    says: '{replaced} of {values} values replaced',
    input: ['record'],
    output: ['deidentified-record', 'deidentification-report'],
    run({ artifacts }, { settings, signal }) {
      const record = artifacts.record
      if (!record) throw inputMissing(id, 'record')
      return atOnceOrInTurns(record.text, run(record.text, vocabulary, settings.deidentification), {
        signal,
      })
    },
  }
}

function* run(record: string, vocabulary: Vocabulary, kept: KeptRules): Steps<SkillResult> {
  const made = yield* deidentifyRecord(record, vocabulary, kept)
  return {
    artifacts: {
      'deidentified-record': { text: made.text, mediaType: made.mediaType },
      'deidentification-report': {
        text: renderRecordReport(made, 'safe-harbor'),
        mediaType: 'application/json',
      },
    },
    measures: {
      replaced: new Set(made.replaced.map(({ path }) => path)).size,
      values: made.values,
      unproven: made.replaced.filter(({ kind }) => kind === 'unproven').length,
    },
  }
}
