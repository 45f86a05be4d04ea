import { isUsMbi } from '../checksums/us-mbi.ts'
import { definePattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

/** Medicare Beneficiary Identifiers, plain or with dashes 4-3-4. */
export const usMbi = definePattern({
  id: 'us-mbi',
  category: 'pii/us-mbi',
  expression:
    /(?<![\p{L}\p{N}-])[1-9][A-Z][0-9A-Z]\d-?[A-Z][0-9A-Z]\d-?[A-Z]{2}\d{2}(?![\p{L}\p{N}-])/iu,
  base: 0.5,
  requires: [DIGITS],
  validate: (value) => (isUsMbi(value.toUpperCase()) ? undefined : false),
  context: { words: ['medicare', 'mbi', 'beneficiary', 'cms', 'medicaid', 'hic'] },
})
