import { luhnSum } from '../checksums/luhn.ts'
import { isPaymentCard } from '../checksums/payment-card.ts'
import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

const expression = /(?<![\d.]|\d-)\d(?:[ -]?\d){11,18}(?![\d]|-\d)/

/** Payment card numbers, grouped or not: issuer range, length and Luhn digit must be right (ISO/IEC 7812-1). */
const issued = definePattern({
  id: 'payment-card',
  category: 'pii/payment-card',
  expression,
  base: 0.3,
  requires: [DIGITS],
  validate: isPaymentCard,
  validated: 0.9,
  context: { words: ['card', 'credit', 'debit', 'visa', 'mastercard', 'amex', 'discover', 'pan'] },
})

/** Of no issuer's range, with a right Luhn digit: a card only beside a word that says so. */
const called = definePattern({
  id: 'payment-card-called',
  category: 'pii/payment-card',
  expression,
  base: 0.2,
  requires: [DIGITS],
  validate: (value) => (luhnSum(value.replace(/[ -]/g, '')) % 10 === 0 ? undefined : false),
  context: {
    words: ['card', 'credit', 'debit', 'visa', 'mastercard', 'amex', 'discover', 'maestro', 'jcb'],
    boost: 0.5,
    required: 'phrase',
    negative: ['health card', 'id card', 'library card'],
  },
})

/** Payment cards, by their issuers' ranges and by what they are called. */
export const paymentCard: readonly Pattern[] = [issued, called]
