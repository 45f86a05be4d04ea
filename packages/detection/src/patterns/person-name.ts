import { definePattern, type Pattern } from '../define-pattern.ts'
import { EPONYM_NOUN } from '../lexicons/clinical-eponyms.ts'
import type { TextSpan } from '../text-span.ts'
import { caselessSource } from './caseless-source.ts'
import {
  INITIAL,
  isEponym,
  MORE_NAMES,
  NAME,
  NAME_END,
  NAME_IN_CAPITALS,
  narrowToGivenName,
  narrowToName,
  startsWithGivenName,
  wordCount,
} from './name-syntax.ts'

const start = String.raw`(?<![\p{L}\p{N}'-])`
/** A name that a noun follows names a disease, a sign or a device: no person. */
const noEponym = String.raw`(?!(?:'s)?[\s-]{1,2}(?:${EPONYM_NOUN})(?!\p{L}))`

/** `in New York, April 2023`: a month behind a comma is nobody's given name. */
const MONTH_AND_YEAR = String.raw`(?:April|August|June|May)\s(?:\d{1,2},?\s)?(?:19|20)\d\d`

const context = {
  words: [
    'male',
    'female',
    'man',
    'woman',
    'boy',
    'girl',
    'child',
    'infant',
    'patient',
    'pt',
    'year old',
    'yo',
    'yof',
    'yom',
    'named',
    'name',
    'seen',
    'treated',
    'admitted',
    'evaluated',
    'mother',
    'father',
    'daughter',
    'son',
    'wife',
    'husband',
  ],
  before: 10,
  after: 4,
} as const

/**
 * Behind a title: `Mr. Smith`, `Dr. John L.`; an eponym behind a title is a person. Behind a number `ms.`
 * ends a sentence about milliseconds.
 */
const titled = definePattern({
  id: 'person-name-titled',
  category: 'pii/person-name',
  expression: new RegExp(
    String.raw`${start}(?:(?:Mr|Mrs|Mx|Dr|Prof|Rev|Sgt|Capt|Lt|Hon|Drs)\.?|Ms\.?|Miss|Professor|Doctor|(?:MR|MRS|DR|mr|mrs|dr)\.|(?<!\d\s{0,2})(?:MS|ms)\.)\s{1,2}(?:${INITIAL}\s{0,2}){0,2}(?:${NAME}|${NAME_IN_CAPITALS})${MORE_NAMES}${NAME_END}`,
    'u',
  ),
  base: 0.9,
  narrow: narrowToTitled,
})

/** `pt, Mr. W., who`: an initial behind a title. */
const titledInitial = definePattern({
  id: 'person-name-titled-initial',
  category: 'pii/person-name',
  expression: new RegExp(
    String.raw`${start}(?:Mr|Mrs|Ms|Dr|Miss)\.?\s{1,2}\p{Lu}(?:\.|(?=[\s,;:)?!']|$))`,
    'u',
  ),
  base: 0.9,
})

const field = caselessSource(
  '(?:patient|pt|client|member|subscriber|guarantor|mother|father|spouse|guardian|caregiver|attending|provider|physician|surgeon|referring|ordering|author|nurse|pcp|next of kin|emergency contact|employer|accompanied by|dictated by|signed by|transcribed by|reviewed by|cc|full|first|last|sur|given|family|maiden|birth)',
)

/** Behind a field's label: `Patient: SMITH, JOHN`, `"name": "…"`, `Attending physician = …`. */
const labelled = definePattern({
  id: 'person-name-labelled',
  category: 'pii/person-name',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${field}(?:'s)?(?:[\s_]{0,2}${caselessSource('(?:full |first |last )?(?:name|physician|provider|doctor|md|contact)')})?|${caselessSource('names?')})["']?\s{0,2}[:=]\s{0,3}["']?(?<value>(?:${NAME}|${NAME_IN_CAPITALS})(?:,?\s{1,2}(?:${NAME}|${INITIAL}|${NAME_IN_CAPITALS})){0,3})${NAME_END}`,
    'u',
  ),
  base: 0.85,
  requires: [':='],
  narrow: narrowToName,
})

const role = caselessSource(
  "(?:patients?|pt|client|resident|named|name is|name|called|known as|identified as|(?:his|her|their|the|pt'?s|patient'?s) (?:daughter|son|wife|husband|mother|father|brother|sister|spouse|partner|caregiver|guardian|aunt|uncle|niece|nephew|cousin|grandmother|grandfather|friend|neighbou?r|employer|boss)|(?:daughter|son|wife|husband|mother|father|brother|sister|spouse) of|signed by|dictated by|accompanied by|case of|ref|on behalf of)",
)

/** Behind a role or relation: `patient, Mary A.`, `daughter of …`, `a boy named …`. */
const inRole = definePattern({
  id: 'person-name-in-role',
  category: 'pii/person-name',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}])${role},?(?:\sis)?\s{1,2}(?<value>${NAME}${MORE_NAMES})${NAME_END}${noEponym}`,
    'u',
  ),
  base: 0.75,
  narrow: narrowToName,
  invalidate: (value) => wordCount(value) === 1 && isEponym(value),
})

/** A common given name with a surname or an initial. */
const given = definePattern({
  id: 'person-name-given',
  category: 'pii/person-name',
  expression: new RegExp(
    String.raw`${start}(?<!St\.\s|Mt\.\s)${NAME}(?:\s{1,2}(?:${NAME}|${INITIAL}))${MORE_NAMES}${NAME_END}${noEponym}`,
    'u',
  ),
  base: 0.7,
  narrow: narrowToGivenName,
  context,
})

/** Any capitalised word and an initial: `Xiomara R.,` – but not `Hepatitis C,`. */
const withInitial = definePattern({
  id: 'person-name-with-initial',
  category: 'pii/person-name',
  expression: new RegExp(
    String.raw`${start}(?<!St\.\s)${NAME}\s${INITIAL}(?=[\s,;:)?!']|$)${noEponym}`,
    'u',
  ),
  base: 0.3,
  narrow: narrowToName,
  invalidate: (value) => wordCount(value) < 2,
  context,
})

/** Between commas, beside words for a person: `a 60-year-old man, Zbigniew Kowalski, with …`. */
const apposed = definePattern({
  id: 'person-name-apposed',
  category: 'pii/person-name',
  expression: new RegExp(
    String.raw`(?<=[,(]\s{0,2})${NAME}(?:\s(?:${NAME}|${INITIAL})){0,2}(?=\s?[,)(]|'s)`,
    'u',
  ),
  base: 0.1,
  requires: [',('],
  narrow: narrowToName,
  validate: (value) =>
    startsWithGivenName(value) ? true : wordCount(value) > 1 ? undefined : false,
  validated: 0.4,
  context: { ...context, words: context.words.slice(0, 13) },
})

/** Surname first: `Johnson, Mary A.` */
const surnameFirst = definePattern({
  id: 'person-name-surname-first',
  category: 'pii/person-name',
  expression: new RegExp(
    String.raw`${start}${NAME},\s(?<given>(?!${MONTH_AND_YEAR})${NAME})(?:\s${INITIAL}){0,2}${NAME_END}`,
    'u',
  ),
  base: 0.5,
  requires: [','],
  validate: (value, { given: second = '' }) =>
    startsWithGivenName(second) && narrowToName(value)?.start === 0 ? undefined : false,
})

/** Before a professional degree: `Laura Chen, MD`. */
const credentialed = definePattern({
  id: 'person-name-credentialed',
  category: 'pii/person-name',
  expression: new RegExp(
    String.raw`${start}(?<value>(?:${NAME}(?:\s(?:${NAME}|${INITIAL})){1,3}|(?:${INITIAL}\s{0,2}){1,2}${NAME}(?:\s${NAME})?)),?\s(?:MD|M\.D\.|DO|D\.O\.|RN|BSN|NP|PA-C|PA|PhD|Ph\.D\.|PharmD|DDS|DMD|DPM|LCSW|LPN|CRNP|FNP|FNP-C|APRN|CNM|OD|RD|PT|DPT|FACP|FACS)${NAME_END}`,
    'u',
  ),
  base: 0.85,
  narrow: narrowToName,
})

/** Names of people, by title, role, field, given name, form and degree. */
export const personName: readonly Pattern[] = [
  titled,
  titledInitial,
  labelled,
  inRole,
  given,
  withInitial,
  apposed,
  surnameFirst,
  credentialed,
]

/**
 * The title stays with its name. Whatever directly follows a title is a name, be it an ordinary word
 * elsewhere; only what comes after it is judged.
 */
function narrowToTitled(value: string): TextSpan | undefined {
  const named = /^[^\s]{1,12}\s{1,2}(?:\p{Lu}\.?\s{0,2}){0,2}[^\s]{1,60}/u.exec(value)?.[0] ?? value
  const more = narrowToName(value.slice(named.length))
  const follows =
    more !== undefined && value.slice(named.length, named.length + more.start).trim() === ''
  return { start: 0, end: follows ? named.length + more.end : named.length }
}
