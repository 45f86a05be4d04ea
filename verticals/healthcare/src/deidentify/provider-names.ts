import type { TextSpan } from '@fcc/contracts'

const name = String.raw`(?:\p{Lu}['’]\p{Lu}|\p{Lu}\p{Ll})\p{L}{0,22}(?:['’-]\p{Lu}\p{Ll}{1,20}){0,2}`
const particle = '(?:de|del|della|der|den|di|da|dos|du|el|la|le|van|von|bin|ibn|al|ter)'
/** A given name, initials, a family name: never more, so that somebody else's name behind it is not taken along. */
const person = String.raw`(?:\p{Lu}\.?[ \t]{1,2}){0,2}${name}(?:[ \t]{1,2}\p{Lu}\.)?(?:[ \t]{1,2}(?:${particle}[ \t]){0,2}${name})?`
const title = String.raw`(?:Dr|Drs|DR|Doctor)\.?[ \t]{1,2}`
const end = String.raw`(?![\p{L}\p{N}'’-])`
const start = String.raw`(?<![\p{L}\p{N}'’-])`
const role =
  '(?:attending|provider|physician|surgeon|clinician|hospitalist|radiologist|pathologist|cardiologist|pcp|rn|nurse|(?:referring|ordering|consulting|attending|primary care|reading|signing) (?:physician|provider|surgeon|clinician)|(?:electronically |e-)?signed by|dictated by|transcribed by|reviewed by|interpreted by)'
const degree =
  '(?:MD|M\\.D\\.|DO|D\\.O\\.|RN|BSN|NP|PA-C|PA|PharmD|DDS|DMD|DPM|LCSW|LPN|CRNA|FNP|FNP-C|APRN|CNM|OD|DPT)'

const withDegree = String.raw`${person}(?:,?[ \t]${degree}(?![\p{L}\p{N}]))`

/** `Dr. Maria Reyes`, `Attending: Reyes`, `Maria Reyes, MD`: the places where who gives care is named. */
const PLACES: readonly RegExp[] = [
  new RegExp(`${start}${title}(?:${withDegree}|${person}${end})`, 'gu'),
  new RegExp(
    String.raw`(?<=${start}${caseless(role)}[ \t]{0,2}:[ \t]{0,3})(?:${title})?(?:${withDegree}|${person}${end})`,
    'gu',
  ),
  new RegExp(`${start}(?:${title})?${withDegree}`, 'gu'),
]

const kin =
  '(?:patients?|pt|client|member|resident is|name(?: is)?|named|mother|father|mom|dad|parents?|son|daughter|brother|sister|sibling|wife|husband|spouse|partner|fianc[eé]e?|aunt|uncle|niece|nephew|cousin|grand(?:mother|father|son|daughter)|guardian|friend|neighbou?r|boss|employer|colleague|coworker)'
/** Behind these somebody is the patient, a relative or an employer, whatever title they have. */
const BEFORE_SOMEBODY = new RegExp(
  String.raw`(?<![\p{L}])(?:${kin}(?:'s name)?|works? (?:for|with)|worked (?:for|with)|employed by|married to|care of)[ \t]{0,2}(?:is|was|named|called)?[ \t]{0,2}[,:(]?[ \t]{0,2}$`,
  'iu',
)
/** Before these as well: `Dr. Reyes, her brother`, `Dr. Reyes is a patient of ours`. */
const AFTER_SOMEBODY = new RegExp(
  String.raw`^(?:,? ?(?:MD|DO|RN|PhD))?[ \t]{0,2}[,(]?[ \t]{0,2}(?:who is |is |was )?(?:(?:an?|the|this|his|her|their|our|my|pt'?s|patient'?s|\d{1,3}[- ]year[- ]old)[ \t]){1,3}(?:[\p{Ll}-]{1,14}[ \t]){0,2}(?:${kin}|man|woman|male|female|gentleman|lady)(?!\p{L}|['’]s)`,
  'iu',
)
const CONTEXT = 60

/**
 * Where a text names who gives care by title, role or degree. Whoever is named as the patient, as somebody of
 * theirs or as their employer is none of them, be they a doctor.
 *
 * Source: 45 CFR 164.514(b)(2)(i) lists identifiers of the individual, of relatives, employers and household
 * members; HHS's guidance on de-identification of 2012 says that names of providers need not go.
 *
 * @returns spans in UTF-16 offsets, disjoint, in the order of the text
 * @example
 * providerNamePlaces('Seen by Dr. Reyes today')   // [{ start: 8, end: 17 }]
 */
export function providerNamePlaces(text: string): readonly TextSpan[] {
  const places = PLACES.flatMap((expression) =>
    [...text.matchAll(expression)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  ).filter((place) => !isSomebodyElse(text, place))
  const joined: { start: number; end: number }[] = []
  for (const place of places.sort((left, right) => left.start - right.start)) {
    const last = joined.at(-1)
    if (last && place.start < last.end) last.end = Math.max(last.end, place.end)
    else joined.push({ ...place })
  }
  return joined
}

/** Whether words around a name say that it is the patient's, a relative's or an employer's. */
export function isSomebodyElse(text: string, { start: from, end: to }: TextSpan): boolean {
  return (
    /^(?:Mr|Mrs|Ms|Miss|MR|MRS|MS)(?!\p{L})/u.test(text.slice(from, to)) ||
    BEFORE_SOMEBODY.test(text.slice(Math.max(0, from - CONTEXT), from)) ||
    AFTER_SOMEBODY.test(text.slice(to, to + CONTEXT))
  )
}

/** Without regard to case, in an expression that has regard to it elsewhere. */
function caseless(source: string): string {
  return source.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
}
