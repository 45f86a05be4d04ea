import { isSnomedId } from '../codes/snomed.ts'
import { isKnownWord } from '../vocabulary/known-word.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

const NUMBER = /^[<>=~+-]{0,2}\d{1,6}(?:[.,]\d{1,6})?%?$/
const RANGE = /^[<>=]{0,2}\d{1,6}(?:\.\d{1,6})?(?: ?[-–] ?\d{1,6}(?:\.\d{1,6})?)?$/

/** A measured number, or a range of two. */
export function isMeasured(value: string): boolean {
  const trimmed = value.trim()
  return NUMBER.test(trimmed) || RANGE.test(trimmed)
}

/** Codes of FHIR's own value sets that are no words of the lists. */
const FORM_CODES: ReadonlySet<string> = new Set(
  'anonymous batch batch-response bundle collection document email fax generated html json maiden message nickname official old pager phone searchset sms temp transaction transaction-response url xhtml'.split(
    ' ',
  ),
)

/** Digits of a code, from which on it has to be one that can be checked. */
const MOST_DIGITS = 7

/**
 * Whether a value is a short code and nothing that could name somebody: at most four letters, a word of the
 * lists, or letters and digits with no more digits than codes have.
 */
export function isShortCode(value: string, vocabulary: Vocabulary): boolean {
  const code = value.trim()
  if (FORM_CODES.has(code)) return true
  if (code.length > 24 || !/^[A-Za-z0-9][A-Za-z0-9._+*/%{}[\]-]*$/.test(code)) return false
  const digits = code.replace(/\D/g, '').length
  if (digits > MOST_DIGITS) return isSnomedId(code)
  if (digits > 0) return !/\d{4}-?\d{2}-?\d{2}/.test(code)
  if (code.length <= 4) return code === code.toUpperCase() || isKnown(code, vocabulary)
  return isKnown(code, vocabulary)
}

function isKnown(code: string, vocabulary: Vocabulary): boolean {
  return code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1)
    .every((word) => isKnownWord(word, vocabulary) && !vocabulary.nameHomographs.has(word))
}

/** What columns are called that is no word of the lists. */
const HEADER_WORDS: ReadonlySet<string> = new Set(
  'acct addr bmi dateofbirth dob dx email fax firstname fname guid hba icd id ip lastname lname loinc mrn nickname npi patientname phonenumber postcode ssn tel udi url uuid vin website zip zipcode'.split(
    ' ',
  ),
)

/** Whether the name of a column is made of words that are nobody's: `Patient_Name`, `dateofbirth`. */
export function isPlainHeader(name: string, vocabulary: Vocabulary): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1)
  return (
    /^[\p{L}\d _/().%#-]+$/u.test(name) &&
    !/\d{3}/.test(name) &&
    words.every(
      (word) =>
        HEADER_WORDS.has(word) ||
        (isKnownWord(word, vocabulary) && !vocabulary.nameHomographs.has(word)),
    )
  )
}
