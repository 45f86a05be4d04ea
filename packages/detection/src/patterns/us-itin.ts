import { isUsItin } from '../checksums/us-itin.ts'
import { definePattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

/** US Individual Taxpayer Identification Numbers. */
export const usItin = definePattern({
  id: 'us-itin',
  category: 'pii/us-itin',
  expression: /(?<![\d-])9\d{2}(?:-\d{2}-| \d{2} |\d{2})\d{4}(?![\d-])/,
  base: 0.3,
  requires: [DIGITS],
  validate: (value) => (isUsItin(value) ? undefined : false),
  context: { words: ['itin', 'tin', 'individual taxpayer', 'taxpayer', 'tax'] },
})
