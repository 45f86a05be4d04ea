import { type Pattern, withCategory } from '../define-pattern.ts'
import { accountNumber } from '../patterns/account-number.ts'
import { addressedNames } from '../patterns/addressed-name.ts'
import { ageOver89, birthYearOver89 } from '../patterns/age-over-89.ts'
import { bankAccountNumber } from '../patterns/bank-account.ts'
import { biometric, embeddedImage } from '../patterns/biometric.ts'
import { date } from '../patterns/date.ts'
import { deviceIdentifier } from '../patterns/device-identifier.ts'
import { email, spelledEmail } from '../patterns/email.ts'
import { facility } from '../patterns/facility.ts'
import { healthPlanNumber } from '../patterns/health-plan-number.ts'
import { iban } from '../patterns/iban.ts'
import { ipv4Address, ipv6Address } from '../patterns/ip-address.ts'
import { licenceNumber } from '../patterns/licence-number.ts'
import { macAddress } from '../patterns/mac-address.ts'
import { medicalRecordNumber } from '../patterns/medical-record-number.ts'
import { otherIdentifier } from '../patterns/other-identifier.ts'
import { paymentCard } from '../patterns/payment-card.ts'
import { personName } from '../patterns/person-name.ts'
import { faxNumber, phoneNumber } from '../patterns/phone-number.ts'
import { place } from '../patterns/place.ts'
import { streetAddress } from '../patterns/street-address.ts'
import { unknownNames } from '../patterns/unknown-name.ts'
import { bareDomain, url } from '../patterns/url.ts'
import { usDea } from '../patterns/us-dea.ts'
import { usItin } from '../patterns/us-itin.ts'
import { usMbi } from '../patterns/us-mbi.ts'
import { usNpi } from '../patterns/us-npi.ts'
import { usSsn } from '../patterns/us-ssn.ts'
import { vehicleIdentifier } from '../patterns/vehicle-identifier.ts'
import { worldAddress } from '../patterns/world-address.ts'
import { cityAndState, zipCode } from '../patterns/zip-code.ts'
import type { WordKnowledge } from '../word-knowledge.ts'

/** The patterns by the category under which Safe Harbor counts them; bare years and states are in none. */
const groups: Readonly<Record<string, readonly Pattern[]>> = {
  'phi/name': personName,
  'phi/geography': [...streetAddress, cityAndState, ...facility, ...place],
  'phi/zip-code': zipCode,
  'phi/date': date,
  'phi/age': ageOver89,
  'phi/phone': phoneNumber,
  'phi/fax': [faxNumber],
  'phi/email': [email, spelledEmail],
  'phi/ssn': [...usSsn, usItin],
  'phi/mrn': medicalRecordNumber,
  'phi/health-plan': [...healthPlanNumber, usMbi],
  'phi/account': [accountNumber, iban, ...paymentCard, bankAccountNumber],
  'phi/licence': [licenceNumber, ...usNpi, usDea],
  'phi/vehicle': vehicleIdentifier,
  'phi/device': [...deviceIdentifier, macAddress],
  'phi/url': [url, bareDomain],
  'phi/ip-address': [ipv4Address, ipv6Address],
  'phi/biometric': [biometric],
  'phi/photograph': [embeddedImage],
  'phi/other': otherIdentifier,
}

const fixed: readonly Pattern[] = Object.entries(groups).flatMap(([category, patterns]) =>
  withCategory(category, patterns),
)

/**
 * The patterns for the identifiers of HIPAA's Safe Harbor, each under its `phi/…` category. Names of
 * providers and facilities are among them. With a reference year, years of birth that tell an age
 * above 89 are too; without one every bare year stays.
 */
export function safeHarborPatterns(
  options: { readonly referenceYear?: number } = {},
): readonly Pattern[] {
  const { referenceYear } = options
  if (referenceYear === undefined) return fixed
  const made = byYear.get(referenceYear) ?? [...fixed, birthYearOver89(referenceYear)]
  if (byYear.size < MOST_YEARS) byYear.set(referenceYear, made)
  return made
}

/** Lists of patterns are made ready once each: the same year gets the same list. */
const byYear = new Map<number, readonly Pattern[]>()
const MOST_YEARS = 20

const byWords = new WeakMap<WordKnowledge, readonly Pattern[]>()

/** The patterns that need to know words; made once for all who know the same words. */
export function wordPatterns(words: WordKnowledge): readonly Pattern[] {
  const made = byWords.get(words) ?? [
    ...withCategory('phi/name', [...unknownNames(words), ...addressedNames(words)]),
    ...withCategory('phi/geography', worldAddress(words)),
  ]
  byWords.set(words, made)
  return made
}
