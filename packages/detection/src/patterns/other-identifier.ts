import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'
import { labelledIdentifier } from './labelled-identifier.ts'

/** Numbers that a label calls an identifier of something: patient, encounter, specimen, employee. */
const labelled = labelledIdentifier({
  id: 'other-identifier',
  category: 'pii/other-identifier',
  labels:
    '(?:patient|pt|client|person|subject|participant|encounter|visit|admission|case|accession|specimen|sample|study|site|employee|staff|student|order|prescription|rx|referral|reference|ref|confirmation|tracking|user|login|badge|unique|registry|record|file|document|hospital|donor|transplant|badge|biometric|fingerprint)(?: ?(?:id|no|num|number|#|identifier|identification|code|ref))|\\bID(?=\\s?[:#]|\\s(?:number|no\\b|is)|\\s\\d)|username|user name',
  base: 0.7,
  digits: 3,
})

/** A code of capitals, hyphen and at least five digits, of the kind that systems number people with. */
const coded = definePattern({
  id: 'other-identifier-coded',
  category: 'pii/other-identifier',
  expression: /(?<![\p{L}\p{N}-])#?[A-Z]{1,5}-\d{5,12}(?![\p{L}\p{N}-])/u,
  base: 0.5,
  requires: [DIGITS, '-'],
  context: {
    words: ['id', 'number', 'record', 'patient', 'case'],
    negative: ['lot', 'order', 'part', 'version', 'model', 'catalog', 'trial', 'nct'],
  },
})

/** A universally unique identifier (RFC 9562). */
const uuid = definePattern({
  id: 'other-identifier-uuid',
  category: 'pii/other-identifier',
  expression:
    /(?<![\p{L}\p{N}-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}-])/iu,
  base: 0.6,
  requires: ['-'],
})

/** Any other unique identifying number or code. */
export const otherIdentifier: readonly Pattern[] = [labelled, coded, uuid]
