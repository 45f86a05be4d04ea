import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'
import type { WordKnowledge } from '../word-knowledge.ts'
import { NAME, NAME_END } from './name-syntax.ts'
import { narrowToUnknown } from './unknown-word.ts'

const number = String.raw`\d{1,5}(?:\s?[/-]\s?\d{1,4})?\s?[a-zA-Z]?(?![\p{L}\p{N}])`
const word = String.raw`\p{Lu}[\p{L}'’.-]{1,24}`
const places = {
  words: [
    'address',
    'live',
    'living',
    'lives at',
    'lives on',
    'residence',
    'resides',
    'street',
    'ship',
    'shipped',
    'parcel',
    'mail',
    'send',
    'sent',
    'deliver',
    'delivery',
    'order',
    'office',
    'moved',
    'home',
    'house',
    'located',
    'invoice',
    'billing',
    'receiver',
  ],
  before: 12,
  after: 6,
  required: 'phrase',
} as const

/** What streets are called in the languages of Europe and Latin America, in front or behind. */
const typeInFront =
  'Via|Viale|Piazza|Corso|Borgo|Contrada|Strada|Rotonda|Incrocio|Rue|Avenue|Boulevard|Quai|Impasse|Allée|Chemin|Place|Passage|Voie|Calle|Avenida|Paseo|Plaza|Ronda|Carrer|Camino|Rua|Travessa|Alameda|Rodovia|Praça|Marginal|ul\\.|al\\.|pl\\.|os\\.|Ulica|Aleja'
const typeBehind =
  '(?:gasse|stra(?:ß|ss)e|str\\.|weg|platz|allee|ufer|straat|laan|gracht|plein|kade|gat(?:a|an)|väg(?:en)?|gränd|gade|vej|allé|stræde|vei(?:en)?|veg(?:en)?|gate|katu|tie|linja|polku|kuja|raitti|ulice|náměstí|utca|sokak|sokağı|caddesi)'
const wordBehind = '(?:nám\\.|utca|út|útja|tér|körút|sétány|park|köz|sokak|cadde|caddesi|bulvarı)'

const typed = definePattern({
  id: 'street-address-type-in-front',
  category: 'pii/street-address',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:\d{1,5}[a-zA-Z]?,?\s)?(?:${typeInFront})\s(?:(?:de|del|della|des|du|da|dos|la|le|l'|di)\s?){0,2}${word}(?:[\s-](?:(?:de|del|des|du|da|dos|la)\s){0,2}${word}){0,3}(?:,?\s(?:${number}|s/n\.?))?`,
    'u',
  ),
  base: 0.45,
  validate: (value) => (/\d|s\/n/.test(value) ? true : undefined),
  validated: 0.7,
  context: { ...places, required: 'none' },
})

const compound = definePattern({
  id: 'street-address-type-behind',
  category: 'pii/street-address',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${word}\s){0,2}(?:\p{Lu}[\p{L}-]{1,24}${typeBehind}|${word}\s[\p{Lu}\p{Ll}]{0,1}${wordBehind.replace('nám', '[Nn]?ám')})\s${number}`,
    'u',
  ),
  base: 0.7,
  requires: [DIGITS],
})

/** Codes of the British and the Canadian post. */
const postcode = definePattern({
  id: 'postcode-letters',
  category: 'pii/zip-code',
  expression:
    /(?<![\p{L}\p{N}-])(?:[A-PR-UWYZ][A-HK-Y]?\d[A-HJKMNPR-Y\d]?\s\d[ABD-HJLNP-UW-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\s\d[ABCEGHJ-NPRSTV-Z]\d)(?![\p{L}\p{N}])/u,
  base: 0.6,
  requires: [DIGITS],
})

const sets = new WeakMap<WordKnowledge, readonly Pattern[]>()

/** Streets, post codes and towns as other countries write them, with what is known of words. */
export function worldAddress(words: WordKnowledge): readonly Pattern[] {
  const known = sets.get(words)
  if (known !== undefined) return known
  const made = [typed, compound, postcode, ...unknownStreets(words), ...towns(words)]
  sets.set(words, made)
  return made
}

/** A number and names, beside a word for an address or before a town: `13 Kertzmann Copse`, `Coriových 878`. */
function unknownStreets(words: WordKnowledge): readonly Pattern[] {
  const first = definePattern({
    id: 'street-address-number-first',
    category: 'pii/street-address',
    expression: new RegExp(
      String.raw`(?<![\p{L}\p{N}.,/-])\d{1,5}[a-zA-Z]?,?\s${NAME}(?:\s${NAME}){0,3}${NAME_END}`,
      'u',
    ),
    base: 0.1,
    requires: [DIGITS],
    validate: (value) => narrowToUnknown(value, words, { least: 1, trusts: true }) !== undefined,
    validated: 0.1,
    context: places,
  })
  const last = definePattern({
    id: 'street-address-number-last',
    category: 'pii/street-address',
    expression: new RegExp(
      String.raw`(?<![\p{L}\p{N}])${NAME}(?:\s(?:(?:de|van|den|der)\s)?[\p{Lu}\p{Ll}][\p{L}'.-]{1,24}){0,2}\s${number}`,
      'u',
    ),
    base: 0.1,
    requires: [DIGITS],
    validate: (value) => narrowToUnknown(value, words, { least: 1 }) !== undefined,
    validated: 0.1,
    context: places,
  })
  return [first, last]
}

/** Unknown names of places: behind their code, behind `in` or `to` beside a word for going and living. */
function towns(words: WordKnowledge): readonly Pattern[] {
  const run = String.raw`${NAME}(?:[\s-](?:(?:de|da|do|la|le|les|of|upon|am|an der|sur|pod)\s)?${NAME}){0,3}`
  const coded = definePattern({
    id: 'place-behind-code',
    category: 'pii/geography',
    expression: new RegExp(
      String.raw`(?<![\p{L}\p{N}.])(?:\d{2,3}[ -]\d{2,3}|\d{4,6}(?:-\d{3,4})?|\d{4}\s?[A-Z]{2})\s${run}${NAME_END}(?=\s{0,2}(?:[,.;)\n]|$))`,
      'u',
    ),
    base: 0.55,
    requires: [DIGITS],
    validate: (value) => narrowToUnknown(value, words, { least: 1 }) !== undefined,
    validated: 0.55,
  })
  const reached = definePattern({
    id: 'place-unknown',
    category: 'pii/geography',
    expression: new RegExp(
      String.raw`(?<!\p{L})(?:in|from|to|near|at|of)\s(?<value>${run})${NAME_END}`,
      'u',
    ),
    base: 0.2,
    narrow: (value) => narrowToUnknown(value, words, { least: 1 }),
    context: {
      words: [
        ...places.words,
        'born',
        'went',
        'go',
        'travel',
        'travelled',
        'traveling',
        'visit',
        'flight',
        'fly',
        'flew',
        'returned',
        'grew up',
        'resident',
        'meeting',
        'city',
        'town',
      ],
      before: 8,
      after: 4,
      required: 'phrase',
    },
  })
  // Behind the number of a house and a comma.
  const behindStreet = definePattern({
    id: 'place-behind-street',
    category: 'pii/geography',
    expression: new RegExp(
      String.raw`(?<=(?:\d[a-zA-Z]?|\p{Lu}\p{Ll}{2,20}),\s{1,2})(?<value>${run})${NAME_END}(?=\s{0,2}(?:[,.;)\n]|$))`,
      'u',
    ),
    base: 0.2,
    validate: (value) => narrowToUnknown(value, words, { least: 1 }) !== undefined,
    validated: 0.2,
    context: places,
  })
  return [coded, reached, behindStreet]
}
