import { isDea } from '../checksums/dea.ts'
import { definePattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

/** DEA registration numbers of prescribers, with word boundaries and check digit. */
export const usDea = definePattern({
  id: 'us-dea',
  category: 'pii/us-dea',
  expression: /(?<![\p{L}\p{N}])[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}(?![\p{L}\p{N}])/u,
  base: 0.3,
  requires: [DIGITS],
  validate: isDea,
  validated: 0.8,
  context: { words: ['dea', 'dea number', 'registration', 'prescriber', 'controlled'] },
})
