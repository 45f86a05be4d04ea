import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

/** Ages from 90 on in figures. 89 may stay (45 CFR 164.514(b)(2)(i)(C)). */
const figures = definePattern({
  id: 'age-over-89',
  category: 'phi/age',
  expression:
    /(?<![\d.])(?<value>9\d|1[0-3]\d)(?:[\s-]{0,2}(?:years?|yrs?)[\s-]{0,2}(?:old|of\s{1,2}age)|[\s-]?(?:y\/o|yo|y\.o\.|yr\.?\/?o))(?!\p{L})/iu,
  base: 0.9,
  requires: [DIGITS],
})

/** Behind `aged`, where the figure comes last. */
const labelled = definePattern({
  id: 'age-over-89-labelled',
  category: 'phi/age',
  expression:
    /(?<!\p{L})(?:aged?|age of|age is)[\s:]{1,2}(?<value>9\d|1[0-3]\d)(?![\d%/-]|\.\d|\s?(?:days?|weeks?|hours?|months?))/iu,
  base: 0.85,
  requires: [DIGITS],
})

/** Ages from 90 on in words. */
const words = definePattern({
  id: 'age-over-89-words',
  category: 'phi/age',
  expression:
    /(?<!\p{L})(?<value>(?:ninety(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|(?:one|a) hundred(?:[\s-](?:and[\s-])?(?:one|two|three|four|five|six|seven|eight|nine|ten))?)[\s-](?:years?|yrs?)[\s-]old|nonagenarian|centenarian|(?<=(?:his|her|their|the)\s(?:early\s|mid\s|late\s)?)nineties)(?!\p{L})/iu,
  base: 0.8,
})

/** Ages above 89 and words that tell one. */
export const ageOver89: readonly Pattern[] = [figures, labelled, words]

/**
 * Years of birth that tell an age above 89 in a reference year; other years may stay.
 *
 * @example
 * birthYearOver89(2026)   // finds 'born in 1936', leaves 'born in 1937'
 */
export function birthYearOver89(referenceYear: number): Pattern {
  return definePattern({
    id: 'age-over-89-birth-year',
    category: 'phi/age',
    expression:
      /(?<!\p{L})(?:born|birth ?year|year of birth|yob|dob|b\.)(?:\s(?:in|around|circa))?[\s:,.(]{0,3}(?<value>1[89]\d{2})(?![\d/-])/iu,
    base: 0.85,
    requires: [DIGITS],
    invalidate: (value) => referenceYear - Number(value) <= 89,
  })
}
