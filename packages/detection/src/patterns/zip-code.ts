import { definePattern, type Pattern } from '../define-pattern.ts'
import { PLAIN_STATE_CODE, STATE_CODE, STATE_NAME } from '../lexicons/us-states.ts'
import { DIGITS } from '../required-characters.ts'

/** Five digits, or five and four: a ZIP code only beside a word that says so; never part of a longer number. */
const bare = definePattern({
  id: 'zip-code',
  category: 'pii/zip-code',
  expression: /(?<![\p{L}\p{N}.#-]|\d[, ])\d{5}(?:-\d{4})?(?![\p{L}\p{N}-]|[.,]\d)/u,
  base: 0.05,
  requires: [DIGITS],
  validate: (value) => (value.includes('-') ? true : undefined),
  validated: 0.35,
  context: {
    words: [
      'zip',
      'zip code',
      'zipcode',
      'postal',
      'postal code',
      'postcode',
      'address',
      'lives',
      'resides',
      'resident',
      'living',
      'from',
    ],
    negative: ['order', 'lab', 'lot', 'page', 'cpt', 'icd', 'units', 'count'],
  },
})

/** After a state. */
const afterState = definePattern({
  id: 'zip-code-after-state',
  category: 'pii/zip-code',
  expression: new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${STATE_CODE}|${STATE_NAME})[,.]?\\s{1,3}(?<value>\\d{5}(?:-\\d{4})?)(?![\\p{L}\\p{N}]|[.,]\\d)`,
    'u',
  ),
  base: 0.85,
  requires: [DIGITS],
})

/** US ZIP codes. */
export const zipCode: readonly Pattern[] = [bare, afterState]

/** A capitalised place name of up to four words, then a state: `Springfield, IL`, `St. Paul, Minnesota 55101`. */
export const cityAndState = definePattern({
  id: 'city-and-state',
  category: 'pii/geography',
  expression: new RegExp(
    `(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{L}'.-]{1,20}\\s){0,3}\\p{Lu}[\\p{L}'-]{2,20},\\s{0,2}(?:(?:${PLAIN_STATE_CODE}|${STATE_NAME})(?![\\p{L}\\p{N}])|(?:${STATE_CODE})(?=[,.]?\\s{1,3}\\d{5}))`,
    'u',
  ),
  base: 0.75,
  requires: [','],
})
