import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

/** Street suffixes and their abbreviations, the usual ones (USPS Publication 28, appendix C1). */
const suffix =
  'Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Circle|Cir|Place|Pl|Way|Parkway|Pkwy|Highway|Hwy|Terrace|Ter|Trail|Trl|Square|Sq|Loop|Plaza|Plz|Alley|Aly|Crescent|Cres|Expressway|Freeway|Turnpike|Pike|Route|Rte|Row|Run|Path|Point|Ridge|Crossing|Commons|Grove|Heights|Hill|Hollow|Manor|Meadow|Mews|Park|View|Vista|Walk|Broadway'

const unit = String.raw`(?:,?\s{1,2}(?:Apt|Apartment|Suite|Ste|Unit|Floor|Fl|Room|Rm|Bldg|Building|#)\.?\s?#?[A-Za-z0-9-]{1,6})?`

/** House number, name and suffix, with the unit if there is one. */
const street = definePattern({
  id: 'street-address',
  category: 'pii/street-address',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}.,/-])\d{1,6}(?:-\d{1,4})?[A-Za-z]?\s(?:(?:[NSEW]|[NS][EW]|North|South|East|West)\.?\s)?(?:(?:\p{Lu}[\p{L}'.-]{0,20}|\d{1,3}(?:st|nd|rd|th)|of|de|la)\s){1,4}(?:${suffix})(?![\p{L}\p{N}])\.?(?:\s(?:[NSEW]|[NS][EW])\b\.?)?${unit}`,
    'u',
  ),
  base: 0.8,
  requires: [DIGITS],
  context: { words: ['lives', 'resides', 'address', 'resident', 'home', 'residing', 'located'] },
})

/** The same in any case, near a word for living somewhere. */
const anyCase = definePattern({
  id: 'street-address-any-case',
  category: 'pii/street-address',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}.,/-])\d{1,6}\s(?:[\p{L}'.-]{1,20}\s){1,3}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|court|ct)(?![\p{L}\p{N}])\.?${unit}`,
    'iu',
  ),
  base: 0.1,
  requires: [DIGITS],
  context: {
    words: ['lives', 'lives at', 'resides', 'address', 'resident of', 'residing', 'located'],
    required: 'phrase',
  },
})

/** Post office boxes. */
const box = definePattern({
  id: 'street-address-box',
  category: 'pii/street-address',
  expression: /(?<!\p{L})P\.?\s?O\.?\s?Box\s{1,2}#?\d{1,8}(?!\d)/iu,
  base: 0.9,
  requires: [DIGITS],
})

/** Decimal coordinates fine enough to find a house: four decimals or more. */
const coordinates = definePattern({
  id: 'geographic-coordinates',
  category: 'pii/geography',
  expression:
    /(?<![\d.])-?\d{1,2}\.\d{4,9}°?\s?[NS]?,\s{0,2}-?\d{1,3}\.\d{4,9}°?\s?[EW]?(?![\d.])/i,
  base: 0.7,
  requires: [DIGITS, '.'],
})

/** Street addresses, post office boxes and coordinates. */
export const streetAddress: readonly Pattern[] = [street, anyCase, box, coordinates]
