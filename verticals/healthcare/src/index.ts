import {
  commands,
  contributeCatalogue,
  detectors,
  exporters,
  facts,
  scorers,
  skills,
  validators,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createAttestOnce } from './attest/attest-once.ts'
import { createEmergenciesCommand } from './commands/emergencies-command.ts'
import { createFolderCommand } from './commands/folder-command.ts'
import { createIcd10Command } from './commands/icd10-command.ts'
import { createScanCommand } from './commands/scan-command.ts'
import { dataFolder } from './data-folder.ts'
import { deidentificationFacts } from './deidentification-facts.ts'
import { createFindOnce } from './deidentify/find-once.ts'
import { createPhiDetector } from './detector/phi-detector.ts'
import { fhirExporter } from './fhir/fhir-exporter.ts'
import { createIcd10CmValidator } from './gate/icd-10-cm-validator.ts'
import { createProvenShare } from './gate/proven-share.ts'
import { createResidualFolder } from './gate/residual-folder.ts'
import { createResidualIdentifiers } from './gate/residual-identifiers.ts'
import {
  createDirectIdentifiers,
  createProvenValues,
  createResidualValues,
} from './gate/residual-values.ts'
import { clinicalAccuracy } from './gates/clinical-accuracy.ts'
import { dataIntegrity } from './gates/data-integrity.ts'
import { dicomAttributes } from './gates/dicom-attributes.ts'
import { electronicRecords } from './gates/electronic-records.ts'
import { createFhirConformance } from './gates/fhir-conformance.ts'
import { traceability } from './gates/traceability.ts'
import { variantClassification } from './gates/variant-class.ts'
import { settingsSchema } from './settings.ts'
import { createAttestCohortSkill } from './skills/attest-cohort-skill.ts'
import { createAttestRecordSkill } from './skills/attest-record-skill.ts'
import { createAttestSkill } from './skills/attest-skill.ts'
import { createCheckCodesSkill } from './skills/check-codes-skill.ts'
import { createDeidentifyDocumentSkill } from './skills/deidentify-document-skill.ts'
import { createDeidentifyRecordSkill } from './skills/deidentify-record-skill.ts'
import { createDeidentifySkill } from './skills/deidentify-skill.ts'
import { createFolderReportSkill } from './skills/folder-report-skill.ts'
import { createPseudonymiseRecordSkill } from './skills/pseudonymise-record-skill.ts'
import { createReidentifySkill } from './skills/reidentify-skill.ts'
import { createReviewCodesSkill } from './skills/review-codes-skill.ts'
import { createTriageBreachSkill } from './skills/triage-breach-skill.ts'
import { createValidateTermsSkill } from './skills/validate-terms-skill.ts'
import { readVocabulary } from './vocabulary/read-vocabulary.ts'

/** Healthcare: de-identify and release clinical text under HIPAA. */
export default definePlugin({
  id: 'fcc-healthcare',
  settings: settingsSchema,
  setup({ contribute }) {
    const vocabulary = readVocabulary()
    const attestOnce = createAttestOnce(vocabulary)
    const findOnce = createFindOnce()
    contributeCatalogue(contribute, {
      pluginId: 'fcc-healthcare',
      folder: new URL('catalogue/', dataFolder),
      compiled: new URL('./catalogue.json', import.meta.url),
    })
    contribute(facts, deidentificationFacts)
    contribute(commands, createScanCommand(vocabulary))
    contribute(commands, createIcd10Command())
    contribute(commands, createFolderCommand())
    contribute(commands, createEmergenciesCommand())
    contribute(detectors, createPhiDetector(findOnce))
    contribute(exporters, fhirExporter)
    contribute(skills, createDeidentifySkill(findOnce))
    contribute(skills, createCheckCodesSkill())
    contribute(skills, createAttestSkill(attestOnce))
    contribute(skills, createDeidentifyRecordSkill(vocabulary))
    contribute(skills, createAttestRecordSkill(vocabulary))
    contribute(skills, createPseudonymiseRecordSkill(vocabulary))
    contribute(skills, createAttestCohortSkill(vocabulary))
    contribute(skills, createReidentifySkill())
    contribute(skills, createReviewCodesSkill())
    contribute(skills, createDeidentifyDocumentSkill(vocabulary))
    contribute(skills, createFolderReportSkill(vocabulary))
    contribute(skills, createTriageBreachSkill())
    contribute(skills, createValidateTermsSkill())
    contribute(scorers, createProvenShare(attestOnce))
    contribute(scorers, createProvenValues(vocabulary))
    contribute(validators, createResidualIdentifiers(attestOnce))
    contribute(validators, createResidualValues(vocabulary))
    contribute(validators, createDirectIdentifiers(vocabulary))
    contribute(validators, createResidualFolder(vocabulary))
    contribute(validators, createIcd10CmValidator())
    contribute(scorers, dataIntegrity)
    for (const validator of [
      clinicalAccuracy,
      createFhirConformance(vocabulary),
      dicomAttributes,
      electronicRecords,
      traceability,
      variantClassification,
    ]) {
      contribute(validators, validator)
    }
  },
})
