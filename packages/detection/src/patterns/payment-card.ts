import { isPaymentCard } from '../checksums/payment-card.ts'
import { definePattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

/** Payment card numbers, grouped or not: issuer range, length and Luhn digit must be right (ISO/IEC 7812-1). */
export const paymentCard = definePattern({
  id: 'payment-card',
  category: 'pii/payment-card',
  expression: /(?<![\d.]|\d-)\d(?:[ -]?\d){11,18}(?![\d]|-\d)/,
  base: 0.3,
  requires: [DIGITS],
  validate: isPaymentCard,
  validated: 0.9,
  context: { words: ['card', 'credit', 'debit', 'visa', 'mastercard', 'amex', 'discover', 'pan'] },
})
