import { isAbaRoutingNumber } from '../checksums/aba-routing-number.ts'
import { isBic } from '../checksums/bic.ts'
import { definePattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

/** US bank routing numbers; a tenth of all nine-digit numbers in range pass, so context decides. */
export const abaRoutingNumber = definePattern({
  id: 'aba-routing-number',
  category: 'pii/bank-account',
  expression: /(?<![\d-])\d{9}(?![\d-])/,
  base: 0.05,
  requires: [DIGITS],
  validate: isAbaRoutingNumber,
  validated: 0.2,
  context: { words: ['aba', 'routing', 'routing number', 'rtn', 'transit', 'wire'] },
})

/** US bank account numbers: 8 to 17 digits, only beside a word that says so. */
export const bankAccountNumber = definePattern({
  id: 'bank-account-number',
  category: 'pii/bank-account',
  expression: /(?<![\d-])\d{8,17}(?![\d-])/,
  base: 0.05,
  requires: [DIGITS],
  context: {
    words: ['bank', 'bank account', 'checking', 'savings', 'deposit'],
    required: 'phrase',
  },
})

/** Business identifier codes of banks, beside a word that says so (ISO 9362). */
export const bic = definePattern({
  id: 'bic',
  category: 'pii/bank-account',
  expression: /(?<![\p{L}\p{N}])[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![\p{L}\p{N}])/u,
  base: 0.05,
  validate: (value) => (isBic(value) ? undefined : false),
  context: { words: ['bic', 'swift', 'swift code', 'iban', 'bank'], required: 'phrase' },
})
