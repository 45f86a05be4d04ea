import { isUsSsn } from '../checksums/us-ssn.ts'
import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'
import { labelledIdentifier } from './labelled-identifier.ts'

const context = {
  words: ['ssn', 'social security', 'social', 'soc sec', 'tax', 'taxpayer'],
  negative: ['order', 'lab', 'lot', 'version', 'page', 'invoice', 'part', 'catalog', 'phone'],
} as const

/** Nine digits in groups 3-2-4 with one delimiter, structurally possible. */
const delimited = definePattern({
  id: 'us-ssn-delimited',
  category: 'pii/us-ssn',
  expression: /(?<![\d-])(?:\d{3}-\d{2}-\d{4}|\d{3} \d{2} \d{4})(?![\d-])/,
  base: 0.5,
  requires: [DIGITS],
  validate: (value) => (isUsSsn(value) ? undefined : false),
  context,
})

/** Nine bare digits: one of many things, so context decides. */
const bare = definePattern({
  id: 'us-ssn-bare',
  category: 'pii/us-ssn',
  expression: /(?<![\d.-])\d{9}(?![\d-]|\.\d)/,
  base: 0.05,
  requires: [DIGITS],
  validate: (value) => (isUsSsn(value) ? undefined : false),
  context,
})

/** What is called a Social Security Number is treated as one, possible or not: samples and typing errors too. */
const labelled = labelledIdentifier({
  id: 'us-ssn-labelled',
  category: 'pii/us-ssn',
  labels: 'SSN|S S N|SS(?=\\s?#)|social security|soc(?:ial)? sec',
  base: 0.9,
  digits: 4,
  value: '(?:\\d{3}|[X*]{3})[- ./]?(?:\\d{2}|[X*]{2})[- ./]?\\d{4}',
})

/** US Social Security Numbers. */
export const usSsn: readonly Pattern[] = [delimited, bare, labelled]
