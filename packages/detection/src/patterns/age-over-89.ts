import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

/** Ages from 90 on in figures. 89 may stay (45 CFR 164.514(b)(2)(i)(C)). */
const figures = definePattern({
  id: 'age-over-89',
  category: 'phi/age',
  expression:
    /(?<![\d.])(?<value>9\d|1[0-3]\d)(?:[\s-]{0,2}(?:years?|yrs?)[\s-]{0,2}(?:old|of\s{1,2}age|young)|[\s-]?(?:y\/o|yo|y\.o\.|yr\.?\/?o))(?!\p{L})/iu,
  base: 0.9,
  requires: [DIGITS],
})

/** Clinical shorthand: `92F`, `102M`, `92 y F`; behind a word for temperature it is one. */
const shorthand = definePattern({
  id: 'age-over-89-shorthand',
  category: 'phi/age',
  expression:
    /(?<![\p{L}\d./-]|(?:temp|temperature|tmax|fever|febrile|(?<!\p{L})t)\.?\s?(?:was|is|of|to|at|[:=])?\s?)(?<value>9\d|1[0-3]\d)(?:[\s-]?(?:yo?|y\/o)[\s-]?)?(?:[MF]|(?<=\d\s?)(?:yof|yom))(?![\p{L}\d/%°]|\s?(?:degrees|°))/u,
  base: 0.85,
  requires: [DIGITS],
})

/** Behind `aged` and the like, where the figure comes last: `Age/Sex: 92 F`, `died at 95`, `She is 92`. */
const labelled = definePattern({
  id: 'age-over-89-labelled',
  category: 'phi/age',
  expression:
    /(?<!\p{L})(?:aged?|age of|age is|age at death|age(?:\s?\/\s?(?:sex|gender))?\s{0,2}[:=]|(?:died|deceased|passed(?: away)?|lived|death|turned|turning|turns)(?:\s(?:at|to|to be))?(?:\s(?:the )?age)?(?:\sof)?|at the age of)["']?[\s:=]{1,3}(?<value>9\d|1[0-3]\d)(?![\d%/-]|\.\d|\s?(?:days?|weeks?|hours?|months?|mg|ml|minutes?|percent|:\d))/iu,
  base: 0.85,
  requires: [DIGITS],
})

/** `She is 92`, `a woman (94)`: a person and a figure, with nothing that makes another measure of it. */
const ofPerson = definePattern({
  id: 'age-over-89-of-person',
  category: 'phi/age',
  expression:
    /(?<!\p{L})(?:(?:she|he|who|patient|pt|mother|father|grandmother|grandfather|mom|dad|wife|husband)\s(?:is|was|turned|just turned|will be)(?:\s(?:now|nearly|almost|about))?\s|(?:wo)?man[\s,]{1,2}\(?|(?:fe)?male[\s,]{1,2}\(?|lady[\s,]{1,2}\(?|gentleman[\s,]{1,2}\(?|mother[\s,]{0,2}\(|father[\s,]{0,2}\()(?<value>9\d|1[0-3]\d)(?![\d%/°-]|\.\d|\s?(?:%|kg|lbs?|pounds|cm|mg|ml|mm|bpm|percent|degrees|days?|weeks?|hours?|months?|minutes?|beats))/iu,
  base: 0.8,
  requires: [DIGITS],
})

const ones = '(?:one|two|three|four|five|six|seven|eight|nine)'
/** Ages from 90 on in words. */
const words = definePattern({
  id: 'age-over-89-words',
  category: 'phi/age',
  expression: new RegExp(
    String.raw`(?<!\p{L})(?<value>(?:ninety(?:[\s-]${ones})?|(?:one|a) hundred(?:[\s-](?:and[\s-])?(?:${ones}|ten))?)[\s-](?:years?|yrs?)[\s-]old|(?<=(?:aged?|age of|died at|turned|is|was)\s)ninety(?:[\s-]${ones})?(?!\s(?:percent|mg|ml|minutes|days|degrees))|nonagenarian|centenarian|(?<=(?:his|her|their|the)\s(?:early\s|mid\s|late\s)?)nineties|(?<=(?:his|her|their|the)\s(?:early\s|mid[\s-]|late\s)?)(?:90|100)s)(?!\p{L})`,
    'iu',
  ),
  base: 0.8,
})

/** Ages above 89 and words that tell one. */
export const ageOver89: readonly Pattern[] = [figures, shorthand, labelled, ofPerson, words]

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
