import { definePattern, type Pattern } from '../define-pattern.ts'
import { EPONYM_NOUN } from '../lexicons/clinical-eponyms.ts'
import { KNOWN_FACILITY } from '../lexicons/health-facilities.ts'
import { US_CITIES } from '../lexicons/us-cities.ts'
import { STATE_CODE, STATE_NAME } from '../lexicons/us-states.ts'
import { narrowToPlace } from './place-syntax.ts'

const word = String.raw`(?:St\.|Mt\.|\p{Lu}[\p{L}\p{N}'.&-]{0,24})`
const link = String.raw`(?:\s(?:of|of the|and|&|de|la))?`
const cities = US_CITIES.join('|')
const state = String.raw`,\s(?:${STATE_CODE}|${STATE_NAME})(?![\p{L}\p{N}])`
const tail = String.raw`(?:(?:,|,?\s(?:in|of|at))?\s(?:${cities})(?!\p{L})(?:${state})?|\s(?:in\s|at\s)?\p{Lu}[\p{L}'-]{2,20}${state})?`

/** Nouns that end the name of an institution and little else. */
const noun =
  "(?:University )?(?:Hospitals?|Hosp\\.?|Clinics?|Infirmary|Hospice|Sanatorium|Polyclinic)|(?:Medical|Health|Healthcare|Cancer|Trauma|Surgery|Surgical|Heart|Rehab|Rehabilitation|Wellness|Treatment|Urgent Care|Care|Dialysis|Birth|Community|Research|Imaging|Women's|Children's)\\s(?:Cent(?:er|re)|Group|System|Associates|Campus|Network|Institute)|Med(?:ical)? C(?:en)?te?r\\.?|Pharmacy|Nursing Home|Urgent Care|(?:High |Elementary |Middle )?School|College|University|Correctional Facility"

/** Nouns that are as often headings: Past Medical History, General, Home Health. */
const shortNoun =
  "Medical|Med|Health(?: Services| Care)?|Healthcare|Memorial|Presbyterian|Methodist|General|Children's"

const visit = [
  'seen',
  'treated',
  'admitted',
  'evaluated',
  'visited',
  'visit',
  'presented',
  'discharged',
  'referred',
  'transferred',
  'followed',
  'appointment',
  'examined',
  'operated',
  'hospitalized',
  'hospitalised',
  'reviewed',
  'assessed',
  'diagnosed',
  'observed',
  'managed',
  'presenting',
  'treatment at',
  'records from',
  'works at',
  'employed',
  'reports from',
  'report from',
  'checkup',
  'check up',
] as const

const published = [
  'guideline',
  'recommendation',
  'recommendations from',
  'according to',
  'published',
  'study',
  'studies',
  'criteria',
  'trial',
  'research',
  'protocol from',
  'trained at',
] as const

const named = (nouns: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}'-])(?:${word}${link}[\s,-]{1,2}){1,5}?(?:${nouns})(?![\p{L}'])(?:\s(?:Hospital|Clinic|Medical Center|Center|Campus|Branch))?${tail}`,
    'u',
  )

/** Capitalised words ending in a word for an institution, with the city behind it. */
const plainlyNamed = definePattern({
  id: 'facility-named',
  category: 'pii/facility',
  expression: named(noun),
  base: 0.55,
  narrow: narrowToPlace,
  context: { words: visit, negative: published, before: 8, after: 0, boost: 0.3 },
})

/** The same with a shortened noun: an institution only beside a word for a visit. */
const shortlyNamed = definePattern({
  id: 'facility-named-shortly',
  category: 'pii/facility',
  expression: named(shortNoun),
  base: 0.2,
  narrow: narrowToPlace,
  context: { words: visit, negative: published, before: 8, after: 0 },
})

/** A capitalised name before an institution in lower case: `our Dallas clinic`, `UCLA med center`. */
const lowerCase = definePattern({
  id: 'facility-lower-case',
  category: 'pii/facility',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}'-])(?:${word}\s){1,3}(?:(?:downtown|uptown|east|west|north|south|main)\s)?(?:hospital|clinic|med(?:ical)?\s(?:center|ctr)|office|branch|campus|practice)(?!\p{L})`,
    'u',
  ),
  base: 0.2,
  narrow: narrowToPlace,
  context: { words: visit, negative: published, before: 8, after: 0 },
})

/** Institutions known by a short name. */
const known = definePattern({
  id: 'facility-known',
  category: 'pii/facility',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}'-])${KNOWN_FACILITY}(?:\s(?:University|Hospital|Clinic|Medical Center|Medical|Health|Center|Cancer Center|Children's(?:\s(?:Hospital|Health))?|Med)){0,3}(?![\p{L}\p{N}]|\s(?:${EPONYM_NOUN})(?!\p{L}))${tail}`,
    'u',
  ),
  base: 0.45,
  context: { words: visit, negative: published, before: 8, after: 0 },
})

/** Names of hospitals, clinics, schools and other institutions that tell where a person was. */
export const facility: readonly Pattern[] = [plainlyNamed, shortlyNamed, lowerCase, known]
