import { randomBytes } from 'node:crypto'
import type { Skill, SkillResult } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import { inputMissing } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'
import { deidentifyRecord } from '../structured/deidentify-record.ts'
import type { TextRules } from '../structured/free-text.ts'
import { renderRecordReport } from '../structured/record-report.ts'
import { EMPTY_KEY, parseSurrogateKey, renderSurrogateKey } from '../surrogates/surrogate-key.ts'
import { createSurrogates, type Surrogates } from '../surrogates/surrogates.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

const id = 'fcc-healthcare/pseudonymise-record'

/**
 * Makes a limited data set of a record: made-up names, dates that were moved per patient, ZIP areas, and the
 * key that leads back, as an artifact of its own.
 *
 * @throws FccError `FCC_HEALTHCARE_RECORD_UNREADABLE`, `FCC_HEALTHCARE_RECORD_TOO_DEEP`,
 * `FCC_HEALTHCARE_RECORD_ATTACHMENT`, `FCC_HEALTHCARE_SURROGATE_KEY_UNREADABLE`
 */
export function createPseudonymiseRecordSkill(vocabulary: Vocabulary): Skill<Settings> {
  return {
    id,
    title: 'Put surrogates in the place of people in a record',
    says: '{people} made-up names, dates of {shifted} {shifted|patient|patients} moved',
    input: ['record'],
    output: ['cohort', 'surrogate-key', 'deidentification-report'],
    async run({ artifacts }, { settings, signal, activity }) {
      const record = artifacts.record
      if (!record) throw inputMissing(id, 'record')
      const earlier = artifacts['earlier-key']
      const key = earlier ? parseSurrogateKey(earlier.text) : EMPTY_KEY
      const seed = await activity('seed', {}, async () => randomBytes(32).toString('base64'))
      const surrogates = createSurrogates(Buffer.from(seed, 'base64'), settings.surrogates, key)
      const rules = { vocabulary, kept: settings.deidentification }
      return atOnceOrInTurns(record.text, run(record.text, rules, surrogates), { signal })
    },
  }
}

function* run(
  record: string,
  { vocabulary, kept }: TextRules,
  surrogates: Surrogates,
): Steps<SkillResult> {
  const made = yield* deidentifyRecord(record, vocabulary, kept, surrogates)
  const key = surrogates.key()
  return {
    artifacts: {
      cohort: { text: made.text, mediaType: made.mediaType },
      'surrogate-key': { text: renderSurrogateKey(key), mediaType: 'application/json' },
      'deidentification-report': {
        text: renderRecordReport(made, 'limited-data-set'),
        mediaType: 'application/json',
      },
    },
    measures: { people: key.pseudonyms.length, shifted: key.shifts.length, values: made.values },
  }
}
