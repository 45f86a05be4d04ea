import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'
import { labelledIdentifier } from './labelled-identifier.ts'

const context = {
  words: [
    'phone',
    'telephone',
    'tel',
    'cell',
    'cellphone',
    'mobile',
    'call',
    'called',
    'contact',
    'reach',
    'pager',
    'voicemail',
    'text',
    'whatsapp',
    'home',
    'work',
    'my number',
    'number is',
    'number was',
    'emergency number',
    'ring',
    'dial',
    'dialled',
    'rang',
    'back at',
  ],
  negative: ['order', 'lab', 'lot', 'npi', 'invoice', 'version', 'page', 'ssn', 'serial'],
} as const

const extension = String.raw`(?:[\s,]{0,2}(?:x|ext\.?|extension)\s{0,2}\d{1,6})?`

/** Grouped North American numbers; area and exchange start with 2–9 (NANP, ITU-T E.164 country code 1). */
const northAmerican = definePattern({
  id: 'phone-number-nanp',
  category: 'pii/phone',
  expression: new RegExp(
    String.raw`(?<![\d.-])(?:\+?1[-. ]?)?(?:\([2-9]\d{2}\)[ .-]{0,2}|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]\d{4}(?![\d-])${extension}`,
    'i',
  ),
  base: 0.6,
  requires: [DIGITS],
  context,
})

/** The same shape with digits that no exchange has: samples, typing errors; and ten bare digits. */
const shaped = definePattern({
  id: 'phone-number-shaped',
  category: 'pii/phone',
  expression: new RegExp(
    String.raw`(?<![\d.-])(?:\(\d{3}\)[ .-]{0,2}\d{3}[-. ]\d{4}|\d{3}[-. ]\d{3}[-. ]\d{4}|\d{10})(?![\d-])${extension}`,
    'i',
  ),
  base: 0.3,
  requires: [DIGITS],
  context: { ...context, negative: [...context.negative, 'mrn', 'account', 'policy', 'id'] },
})

/** Seven digits with a hyphen: a number only beside a word that says so. */
const local = definePattern({
  id: 'phone-number-local',
  category: 'pii/phone',
  expression: /(?<![\d.-])[2-9]\d{2}[-. ]\d{4}(?![\d-])/,
  base: 0.1,
  requires: [DIGITS],
  context: { ...context, required: 'phrase' },
})

/** Groups of digits as other countries write them: a number only beside a word that says so. */
const grouped = definePattern({
  id: 'phone-number-grouped',
  category: 'pii/phone',
  expression:
    /(?<![\p{L}\d.-]|\d[ /])(?:\(?\d{1,5}\)?[ ./-]{1,2}){1,4}\d{2,6}(?![\p{L}\d]|[.,/-]\d)/u,
  base: 0.1,
  requires: [DIGITS],
  invalidate: (value) => {
    const digits = value.replace(/\D/g, '').length
    return digits < 7 || digits > 15 || /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(value)
  },
  context: {
    ...context,
    required: 'phrase',
    negative: [...context.negative, 'card', 'account', 'bp', 'mg'],
  },
})

/**
 * A national number with the zero that is dialled before it in most countries (ITU-T E.164, trunk prefix), in groups:
 * `06 12 34 56 78`, `(02) 9374 4000`, `0412 345 678`. No plan of any country is asked: nine of ten strings of digits
 * are a number in one of them.
 */
const trunk = definePattern({
  id: 'phone-number-trunk',
  category: 'pii/phone',
  expression:
    /(?<![\p{L}\d.,/-]|\d )(?:\(0\d{1,4}\)|0[1-9]\d{0,3})(?:[ ./-]{1,2}\d{2,5}){2,4}(?![\p{L}\d%]|[ .,/-]\d|\s?m[gl])/u,
  base: 0.45,
  requires: [DIGITS],
  invalidate: (value) => {
    const digits = value.replace(/\D/g, '').length
    return digits < 9 || digits > 12 || /\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d/.test(value)
  },
  context,
})

/** Numbers with a plus and a country code (ITU-T E.164: at most 15 digits). */
const international = definePattern({
  id: 'phone-number-international',
  category: 'pii/phone',
  expression: /(?<![\p{L}\p{N}+])(?:\+|00)[1-9]\d{0,2}(?:[ .()/-]{0,2}\d){6,13}(?!\d)/u,
  base: 0.5,
  requires: [DIGITS],
  context,
})

/** Digits without any groups, directly behind words that say so. */
const told = definePattern({
  id: 'phone-number-told',
  category: 'pii/phone',
  expression:
    /(?<=(?<!\p{L})(?:my (?:phone |cell |mobile |new )?number|phone number|(?:call|ring|phone|text|reach)(?:ed)? (?:me|him|her|us|them)(?: back)?)(?: is| was| at| on| under)? )\(?\d[\d ()./-]{5,18}\d(?![\p{L}\d])/iu,
  base: 0.7,
  requires: [DIGITS],
})

/** Anything that is called a telephone number. */
const labelled = labelledIdentifier({
  id: 'phone-number-labelled',
  category: 'pii/phone',
  labels: '(?:tele)?phone|tel|mobile|cell(?:ular|phone)?|pager|call(?:back)?|contact',
  base: 0.8,
  digits: 7,
  value: String.raw`\+?[\d(][\d ()./-]{5,20}\d(?:\s{0,2}(?:x|ext\.?)\s{0,2}\d{1,6})?`,
})

/** Telephone numbers. */
export const phoneNumber: readonly Pattern[] = [
  northAmerican,
  shaped,
  local,
  grouped,
  trunk,
  international,
  told,
  labelled,
]

/** Telefax numbers: like telephone numbers, behind a label that says fax. */
export const faxNumber = labelledIdentifier({
  id: 'fax-number',
  category: 'pii/fax',
  labels: '(?:tele)?fax|facsimile',
  base: 0.95,
  digits: 7,
  value: String.raw`\+?[\d(][\d ()./-]{5,20}\d`,
})
