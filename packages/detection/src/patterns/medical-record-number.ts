import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'
import { labelledIdentifier } from './labelled-identifier.ts'

/** Numbers behind a label that names a medical record. They have no standard form: the label is required. */
const labelled = labelledIdentifier({
  id: 'medical-record-number',
  category: 'phi/mrn',
  labels:
    'MRN|M\\.R\\.N|MR(?=\\s?(?:#|no\\b|number))|med(?:ical)? rec(?:ord)?s?|chart(?=\\s?(?:#|no\\b|number))|(?:hospital|unit|health) (?:record|number)|EMPI|MPI(?=\\s?[:#])|(?:EMR|EHR) (?:id|number|no|#)',
  base: 0.9,
})

/** Bare digits near a word that names a record, without standing behind it. */
const nearby = definePattern({
  id: 'medical-record-number-nearby',
  category: 'phi/mrn',
  expression: /(?<![\p{L}\p{N}.-])[A-Z]{0,4}-?\d{5,12}(?![\p{L}\p{N}-]|\.\d)/u,
  base: 0.05,
  requires: [DIGITS],
  context: {
    words: ['mrn', 'medical record', 'chart number', 'record number', 'patient number'],
    negative: ['order', 'lab', 'lot', 'version', 'page', 'account', 'invoice'],
    required: 'phrase',
  },
})

/** Medical record numbers. */
export const medicalRecordNumber: readonly Pattern[] = [labelled, nearby]
