import { definePattern, type Pattern } from '../define-pattern.ts'
import { EPONYM_NOUN } from '../lexicons/clinical-eponyms.ts'
import { US_CITIES } from '../lexicons/us-cities.ts'
import { STATE_CODE, STATE_NAME } from '../lexicons/us-states.ts'
import { isEponym } from './name-syntax.ts'
import { narrowToPlaceOnly } from './place-syntax.ts'

const word = String.raw`(?:St\.|Mt\.|\p{Lu}[\p{L}'&-]{1,24})`
const run = String.raw`${word}(?:(?:\s|\sof\s|\sand\s|-)${word}){0,3}`

const stays = [
  'seen',
  'treated',
  'admitted',
  'evaluated',
  'visited',
  'visit',
  'presented',
  'discharged',
  'followed',
  'appointment',
  'examined',
  'operated',
  'hospitalized',
  'hospitalised',
  'reviewed',
  'assessed',
  'observed',
  'check up',
  'live',
  'living',
  'resident',
  'resides',
  'residing',
  'reside',
  'born',
  'raised',
  'home',
  'works',
  'working',
  'office',
  'clinic',
  'branch',
  'moved',
  'located',
  'patient',
  'pt',
  'is',
  'man',
  'woman',
  'male',
  'female',
  'lady',
  'gentleman',
  'retired',
] as const

const published = [
  'guideline',
  'recommendation',
  'study',
  'studies',
  'trial',
  'criteria',
  'published',
  'research',
  'conference',
  'approved',
] as const

/** Known cities, with their state if it is there. */
const city = definePattern({
  id: 'place-city',
  category: 'pii/geography',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}'-])(?:the\s)?(?:${US_CITIES.join('|')})(?![\p{L}\p{N}]|[\s-](?:${EPONYM_NOUN})(?!\p{L}))(?:,\s(?:${STATE_CODE}|${STATE_NAME})(?![\p{L}\p{N}]))?`,
    'u',
  ),
  base: 0.5,
  context: { words: stays, negative: published, before: 6, after: 0, boost: 0.2 },
})

/** Capitalised words behind `at`, `in`, `from` or `near`, beside a word for staying or being seen. */
const located = definePattern({
  id: 'place-located',
  category: 'pii/geography',
  expression: new RegExp(
    String.raw`(?<!\p{L})(?:at|in|from|near)\s(?:the\s|our\s)?(?<value>${run})(?![\p{L}\p{N}]|[\s-](?:${EPONYM_NOUN})(?!\p{L}))`,
    'u',
  ),
  base: 0.1,
  narrow: narrowToPlaceOnly,
  context: { words: stays, negative: published, before: 8, after: 3, required: 'phrase' },
})

/** Capitalised words behind a verb that leads somewhere. */
const destination = definePattern({
  id: 'place-destination',
  category: 'pii/geography',
  expression: new RegExp(
    String.raw`(?<!\p{L})(?:admitted|referred|transferred|presented|presenting|brought|taken|moved|sent|discharged|travel(?:l)?ed|relocated|visited|leaving)\s(?:to\s|for\s)?(?:the\s|our\s)?(?<value>${run})(?![\p{L}\p{N}])`,
    'u',
  ),
  base: 0.5,
  narrow: narrowToPlaceOnly,
})

/**
 * `She left Springfield in 2019`: what follows says that somebody went. `left Achilles rupture`, `left MCA infarct` and
 * `left IJ line` are sides of a body.
 */
const departure = definePattern({
  id: 'place-departure',
  category: 'pii/geography',
  expression: new RegExp(
    String.raw`(?<!\p{L})left\s(?:for\s)?(?:the\s|our\s)?(?<value>${run})(?=\s(?:in|on|for|to|after|before|when|because|at|and|last|this|by|against|two|three|\d)(?!\p{L})|\s?[.,;:)]|\s?$)`,
    'u',
  ),
  base: 0.5,
  narrow: narrowToPlaceOnly,
  invalidate: (value) =>
    /^\p{Lu}{1,6}(?!\p{L})/u.test(value) || isEponym(value.split(/\s/, 1)[0] ?? ''),
})

/** Counties and the like. */
const county = definePattern({
  id: 'place-county',
  category: 'pii/geography',
  expression:
    /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}'.-]{1,20}\s){1,3}(?:County|Parish|Precinct|Township|Borough|Village)(?!\p{L})/u,
  base: 0.6,
  narrow: narrowToPlaceOnly,
})

/** Places smaller than a state. */
export const place: readonly Pattern[] = [city, located, destination, departure, county]
