import { isLuhnValid } from '@fcc/detection'
import { checkStructure } from './icd-10-cm.ts'
import { readSnomedId } from './snomed.ts'

/**
 * What the form of a code tells. A right form is not existence: the content of these systems is licensed or
 * large, and comes with nothing here.
 */
export type CodeForm = 'well-formed' | 'malformed' | 'unknown-system'

/** Codes of LOINC that were given out against the scheme of their check digit, and stay as they are. */
const LOINC_EXCEPTIONS: ReadonlySet<string> = new Set(
  '11491-6 11501-6 5895-7 5896-5 5897-3 5928-1 6028-3 6415-5 6580-7 6645-7 6646-5 6647-3 6648-1 6649-9'.split(
    ' ',
  ),
)

/**
 * Whether a text has the form of a code of LOINC: digits, a hyphen, a check digit by modulus 10. Parts and
 * answers (`LP…`, `LA…`) have other check digits and only their form is looked at.
 *
 * Source: LOINC Users' Guide, check digits; loinc.org, codes with invalid check digits.
 */
export function isLoincCode(code: string): boolean {
  if (/^L[AP]\d{1,7}-\d$/.test(code)) return true
  if (!/^\d{1,7}-\d$/.test(code)) return false
  return LOINC_EXCEPTIONS.has(code) || isLuhnValid(code.replace('-', ''))
}

/**
 * The eleven digits of a National Drug Code, 5-4-2, as HIPAA has them; each of its three usual forms with ten
 * digits lacks a zero in another place.
 *
 * Source: 21 CFR 207.33; 45 CFR 162.1002 (NDC in eleven digits).
 *
 * @returns nothing where it is none, or where nobody can tell which zero is missing
 * @example
 * elevenDigitNdc('0777-3105-02')  // '00777310502'
 */
export function elevenDigitNdc(code: string): string | undefined {
  if (/^\d{11}$/.test(code)) return code
  const [, labeler = '', product = '', pack = ''] =
    /^(\d{4,5})-(\d{3,4})-(\d{1,2})$/.exec(code) ?? []
  const digits = labeler.length + product.length + pack.length
  if (digits !== 10 && digits !== 11) return undefined
  return `${labeler.padStart(5, '0')}${product.padStart(4, '0')}${pack.padStart(2, '0')}`
}

const FORMS: Readonly<Record<string, (code: string) => boolean>> = {
  'http://hl7.org/fhir/sid/icd-10-cm': (code) => checkStructure(code).outcome === 'well-formed',
  'http://snomed.info/sct': (code) => readSnomedId(code)?.kind === 'concept',
  'http://loinc.org': isLoincCode,
  'http://www.nlm.nih.gov/research/umls/rxnorm': (code) => /^[1-9]\d{0,7}$/.test(code),
  'http://hl7.org/fhir/sid/ndc': (code) => elevenDigitNdc(code) !== undefined,
}

/**
 * Judges the form of a code by its system, as FHIR names systems.
 *
 * @example
 * checkCodeForm('http://loinc.org', '2160-0')     // 'well-formed'
 * checkCodeForm('http://loinc.org', '10004-8')    // 'malformed'
 */
export function checkCodeForm(system: string, code: string): CodeForm {
  const form = Object.hasOwn(FORMS, system) ? FORMS[system] : undefined
  if (!form) return 'unknown-system'
  return form(code) ? 'well-formed' : 'malformed'
}
