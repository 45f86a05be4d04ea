import { isNpi } from '../checksums/npi.ts'
import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

const context = {
  words: ['npi', 'national provider', 'provider', 'provider id', 'taxonomy', 'prescriber'],
  negative: ['phone', 'tel', 'fax', 'call'],
} as const

const bare = definePattern({
  id: 'us-npi-bare',
  category: 'pii/us-npi',
  expression: /(?<![\d-])[12]\d{9}(?![\d-])/,
  base: 0.1,
  requires: [DIGITS],
  validate: isNpi,
  validated: 0.25,
  context,
})

const grouped = definePattern({
  id: 'us-npi-grouped',
  category: 'pii/us-npi',
  expression: /(?<![\d-])[12]\d{3}[- ]\d{3}[- ]\d{3}(?![\d-])/,
  base: 0.4,
  requires: [DIGITS],
  validate: (value) => isNpi(value.replace(/[- ]/g, '')),
  validated: 0.75,
  context,
})

/** National Provider Identifiers; a tenth of all bare numbers pass the check, so these need context. */
export const usNpi: readonly Pattern[] = [bare, grouped]
