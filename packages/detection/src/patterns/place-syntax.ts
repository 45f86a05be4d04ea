import { CAPITALISED_WORDS } from '../lexicons/capitalised-words.ts'
import { US_STATES } from '../lexicons/us-states.ts'
import type { TextSpan } from '../text-span.ts'
import { wordTokens } from '../word-tokens.ts'

/** Capitals that name a ward, a specialty or an examination, not a place on a map. */
const departments = new Set(
  'ED ER ICU CCU NICU PICU MICU SICU CVICU OR PACU ENT GI GU OB GYN OBGYN PT OT SLP PCP IR CT MRI PET US EEG ECG EKG ADA AHA ACC ACR CDC FDA WHO NIH NICE USPSTF ACOG AAP IDSA ESC NCCN ASCO KDIGO GOLD GINA COPD CHF DVT AFib HTN HIV DM MI PE CKD UTI MS ALS AIDS USA UK EU LTC SNF ALF EMS VTE ACE ARB NSAID NSAIDs SSRI TIA DKA RA SLE IBD GERD BPH'.split(
    ' ',
  ),
)

/** What may stay under Safe Harbor: states and larger. New York and Washington are cities too. */
const staying = new Set([
  ...Object.values(US_STATES).filter((name) => name !== 'New York'),
  ...'United States|America|North America|South America|Europe|Asia|Africa|Canada|Mexico|China|India|Japan|Germany|France|England|Australia|Brazil|Midwest|Northeast|Southwest|Southeast|Medicare|Medicaid'.split(
    '|',
  ),
])

/** Cuts ordinary words from the front of a run of capitalised words; undefined where no place is left. */
export function narrowToPlace(value: string): TextSpan | undefined {
  const words = wordTokens(value)
  const kept = words.findIndex(({ text }) => !isOrdinary(text))
  const first = words[kept]
  if (first === undefined) return undefined
  const place = value.slice(first.start)
  // What is left must be more than the closing noun: `the Clinic` is no name.
  if (kept > 0 && words.length - kept < 2 && !/[,\s]/.test(place)) return undefined
  if (departments.has(first.text) || staying.has(place)) return undefined
  return { start: first.start, end: value.length }
}

/** As `narrowToPlace`, and cuts what follows the place. */
export function narrowToPlaceOnly(value: string): TextSpan | undefined {
  const front = narrowToPlace(value)
  if (front === undefined) return undefined
  const words = wordTokens(value.slice(front.start))
  const stop = words.findIndex(({ text }, index) => index > 0 && isOrdinary(text))
  const last = words[(stop === -1 ? words.length : stop) - 1]
  if (last === undefined) return undefined
  const end = front.start + last.start + last.text.replace(/[.']$|'s$/, '').length
  const place = value.slice(front.start, end)
  return staying.has(place) || departments.has(place) ? undefined : { start: front.start, end }
}

const openers = new Set(
  'The This That These Our Their Your My At In From To Of For By With And Or'.split(' '),
)

/** Words that also begin names of institutions are kept: General, Children's, Memorial. */
const institutional = new Set(
  'General Central Children Regional National Health Heart Family Womens Women Community County South Western Northern Southern Eastern Pacific Black White New Middle American Medical Clinic Hospital Home School Center University'.split(
    ' ',
  ),
)

function isOrdinary(word: string): boolean {
  const stem = word.replace(/'s?$|'s$/, '').replace(/[.,;:]{1,3}$/, '')
  return openers.has(stem) || (CAPITALISED_WORDS.has(stem) && !institutional.has(stem))
}
