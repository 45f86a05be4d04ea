export {
  atOnce,
  atOnceOrInTurns,
  DEFAULT_SLICE,
  inTurns,
  LONG_TEXT,
  type Steps,
  type TurnOptions,
} from '@fcc/plugin-api'
export { isAbaRoutingNumber } from './checksums/aba-routing-number.ts'
export { isBic } from './checksums/bic.ts'
export { isCusip } from './checksums/cusip.ts'
export { isDea } from './checksums/dea.ts'
export { isGtin } from './checksums/gtin.ts'
export { isIban } from './checksums/iban.ts'
export { isIsin } from './checksums/isin.ts'
export { isLei } from './checksums/lei.ts'
export { isLoinc } from './checksums/loinc.ts'
export { isLuhnValid, luhnSum } from './checksums/luhn.ts'
export { mod97 } from './checksums/mod97.ts'
export { isNpi } from './checksums/npi.ts'
export { isPaymentCard } from './checksums/payment-card.ts'
export { parseSctid, type SctidParts } from './checksums/sctid.ts'
export { isSedol } from './checksums/sedol.ts'
export { isUsItin } from './checksums/us-itin.ts'
export { isUsMbi } from './checksums/us-mbi.ts'
export { isUsSsn } from './checksums/us-ssn.ts'
export { isVerhoeffValid } from './checksums/verhoeff.ts'
export { isVin } from './checksums/vin.ts'
export type { ContextDefinition } from './context-phrases.ts'
export {
  definePattern,
  type MatchGroups,
  type Pattern,
  type PatternDefinition,
  withCategory,
} from './define-pattern.ts'
export { eachMatch } from './each-match.ts'
export { compareFindings, type Finding, type FindingExplanation } from './finding.ts'
export { identityText, type MappedText, rewriteText } from './mapped-text.ts'
export { type MergeRule, mergeFindings } from './merge-findings.ts'
export { normalise, normaliseSteps } from './normalise.ts'
export { accountNumber } from './patterns/account-number.ts'
export { ageOver89, birthYearOver89 } from './patterns/age-over-89.ts'
export { abaRoutingNumber, bankAccountNumber, bic } from './patterns/bank-account.ts'
export { biometric, embeddedImage } from './patterns/biometric.ts'
export { date } from './patterns/date.ts'
export { deviceIdentifier } from './patterns/device-identifier.ts'
export { email, spelledEmail } from './patterns/email.ts'
export { facility } from './patterns/facility.ts'
export { healthPlanNumber } from './patterns/health-plan-number.ts'
export { iban } from './patterns/iban.ts'
export { ipv4Address, ipv6Address } from './patterns/ip-address.ts'
export {
  type LabelledIdentifierDefinition,
  labelledIdentifier,
} from './patterns/labelled-identifier.ts'
export { licenceNumber } from './patterns/licence-number.ts'
export { macAddress } from './patterns/mac-address.ts'
export { medicalRecordNumber } from './patterns/medical-record-number.ts'
export { otherIdentifier } from './patterns/other-identifier.ts'
export { paymentCard } from './patterns/payment-card.ts'
export { personName } from './patterns/person-name.ts'
export { faxNumber, phoneNumber } from './patterns/phone-number.ts'
export { place } from './patterns/place.ts'
export { secret } from './patterns/secret.ts'
export { cusip, isin, lei, securityIdentifier, sedol } from './patterns/security-identifier.ts'
export { streetAddress } from './patterns/street-address.ts'
export { bareDomain, url } from './patterns/url.ts'
export { usDea } from './patterns/us-dea.ts'
export { usItin } from './patterns/us-itin.ts'
export { usMbi } from './patterns/us-mbi.ts'
export { usNpi } from './patterns/us-npi.ts'
export { usSsn } from './patterns/us-ssn.ts'
export { vehicleIdentifier, vin } from './patterns/vehicle-identifier.ts'
export { cityAndState, zipCode } from './patterns/zip-code.ts'
export { placeBeforeSteps } from './place-before.ts'
export { type Reading, readings, readingsSteps } from './readings.ts'
export { categoryMark, type RedactOptions, redact } from './redact.ts'
export { DIGITS } from './required-characters.ts'
export { findRepeatedNames } from './safe-harbor/repeated-names.ts'
export {
  SAFE_HARBOR_IDENTIFIERS,
  type SafeHarborIdentifier,
} from './safe-harbor/safe-harbor-identifiers.ts'
export { safeHarborPatterns } from './safe-harbor/safe-harbor-patterns.ts'
export {
  type SafeHarborOptions,
  scanSafeHarbor,
  scanSafeHarborSteps,
} from './safe-harbor/scan-safe-harbor.ts'
export { resolveZip3, restrictedZip3, type Zip3Vintage } from './safe-harbor/zip3.ts'
export { type ScanOptions, scan, scanSteps } from './scan.ts'
export { type SettledForm, type SettledForms, settledFormsOfSteps } from './settled-forms.ts'
export { settledPlaceSteps } from './settled-place.ts'
export { sharedSteps } from './shared-steps.ts'
export { MAX_UNDONE, type TextForms, textFormsSteps } from './text-forms.ts'
export type { TextSpan } from './text-span.ts'
export { withoutTags } from './without-tags.ts'
export type { WordKnowledge } from './word-knowledge.ts'
