import { ibanLengths, isIban } from '../checksums/iban.ts'
import { definePattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

const countriesByLength = Map.groupBy(Object.keys(ibanLengths), (country) => ibanLengths[country])

/** One alternative per length, so that text after an account number is never taken into it. */
const alternatives = [...countriesByLength]
  .map(
    ([length = 0, countries]) => `(?:${countries.join('|')})\\d{2}(?:[ -]?[A-Z0-9]){${length - 4}}`,
  )
  .join('|')

/** International bank account numbers, compact or grouped, checked by MOD 97-10 (ISO 13616-1). */
export const iban = definePattern({
  id: 'iban',
  category: 'pii/iban',
  expression: new RegExp(`(?<![A-Za-z0-9])(?:${alternatives})(?![A-Za-z0-9])`, 'i'),
  base: 0.3,
  requires: [DIGITS],
  validate: isIban,
})
