import type { Skill, SkillResult } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import type { KeptRules } from '../deidentify/kept-rules.ts'
import { inputMissing } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'
import { renderRecordAttestation } from '../structured/record-attestation-text.ts'
import { attestRecord } from '../structured/settled.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

const id = 'fcc-healthcare/attest-cohort'

/**
 * Attests a cohort as a limited data set. It is no de-identified data: it stays protected, and who gets it
 * needs a data use agreement.
 *
 * @throws FccError `FCC_HEALTHCARE_RECORD_UNREADABLE`, `FCC_HEALTHCARE_RECORD_TOO_DEEP`
 */
export function createAttestCohortSkill(vocabulary: Vocabulary): Skill<Settings> {
  return {
    id,
    title: 'Attest that a cohort is a limited data set',
    says: '{unsettled} of {values} values not proven',
    input: ['cohort'],
    output: ['attestation'],
    run({ artifacts }, { settings, signal }) {
      const { cohort } = artifacts
      if (!cohort) throw inputMissing(id, 'cohort')
      return atOnceOrInTurns(
        cohort.text,
        attest(cohort.text, vocabulary, settings.deidentification),
        { signal },
      )
    },
  }
}

function* attest(cohort: string, vocabulary: Vocabulary, kept: KeptRules): Steps<SkillResult> {
  const attestation = yield* attestRecord(cohort, vocabulary, kept, 'limited-data-set')
  const { values, unsettled } = attestation
  return {
    artifacts: { attestation: renderRecordAttestation(attestation, 'limited-data-set') },
    measures: { values, unsettled: unsettled.length },
    facts: unsettled.length === 0 ? { 'deidentification.route': 'limited-data-set' } : {},
  }
}
