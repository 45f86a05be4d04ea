import type { Skill, SkillResult } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import type { KeptRules } from '../deidentify/kept-rules.ts'
import { inputMissing } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'
import { renderRecordAttestation } from '../structured/record-attestation-text.ts'
import { attestRecord } from '../structured/settled.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

const id = 'fcc-healthcare/attest-record'

/**
 * Attests a de-identified record value by value, and makes the route a fact where nothing is left.
 *
 * @throws FccError `FCC_HEALTHCARE_RECORD_UNREADABLE`, `FCC_HEALTHCARE_RECORD_TOO_DEEP`
 */
export function createAttestRecordSkill(vocabulary: Vocabulary): Skill<Settings> {
  return {
    id,
    title: 'Attest that a record identifies nobody',
    says: '{unsettled} of {values} values not proven',
    input: ['deidentified-record'],
    output: ['attestation'],
    run({ artifacts }, { settings, signal }) {
      const record = artifacts['deidentified-record']
      if (!record) throw inputMissing(id, 'deidentified-record')
      return atOnceOrInTurns(
        record.text,
        attest(record.text, vocabulary, settings.deidentification),
        { signal },
      )
    },
  }
}

function* attest(record: string, vocabulary: Vocabulary, kept: KeptRules): Steps<SkillResult> {
  const attestation = yield* attestRecord(record, vocabulary, kept)
  const { values, unsettled } = attestation
  return {
    artifacts: { attestation: renderRecordAttestation(attestation) },
    measures: { values, unsettled: unsettled.length },
    facts: unsettled.length === 0 ? { 'deidentification.route': 'safe-harbor' } : {},
  }
}
