/** One of the eighteen kinds of identifier of 45 CFR 164.514(b)(2)(i). */
export interface SafeHarborIdentifier {
  /** The paragraph's letter, A to R. */
  readonly letter: string
  readonly title: string
  /** The categories under which findings of this kind are reported. */
  readonly categories: readonly string[]
}

/**
 * What Safe Harbor removes, of the individual and of relatives, employers and household members.
 * Source: 45 CFR 164.514(b)(2)(i)(A)–(R).
 */
export const SAFE_HARBOR_IDENTIFIERS: readonly SafeHarborIdentifier[] = [
  { letter: 'A', title: 'Names', categories: ['phi/name'] },
  {
    letter: 'B',
    title: 'Geography smaller than a state',
    categories: ['phi/geography', 'phi/zip-code'],
  },
  { letter: 'C', title: 'Dates but the year; ages over 89', categories: ['phi/date', 'phi/age'] },
  { letter: 'D', title: 'Telephone numbers', categories: ['phi/phone'] },
  { letter: 'E', title: 'Fax numbers', categories: ['phi/fax'] },
  { letter: 'F', title: 'E-mail addresses', categories: ['phi/email'] },
  { letter: 'G', title: 'Social Security numbers', categories: ['phi/ssn'] },
  { letter: 'H', title: 'Medical record numbers', categories: ['phi/mrn'] },
  { letter: 'I', title: 'Health plan beneficiary numbers', categories: ['phi/health-plan'] },
  { letter: 'J', title: 'Account numbers', categories: ['phi/account'] },
  { letter: 'K', title: 'Certificate and licence numbers', categories: ['phi/licence'] },
  { letter: 'L', title: 'Vehicle identifiers and plates', categories: ['phi/vehicle'] },
  { letter: 'M', title: 'Device identifiers and serial numbers', categories: ['phi/device'] },
  { letter: 'N', title: 'URLs', categories: ['phi/url'] },
  { letter: 'O', title: 'IP addresses', categories: ['phi/ip-address'] },
  { letter: 'P', title: 'Biometric identifiers', categories: ['phi/biometric'] },
  { letter: 'Q', title: 'Full-face photographs', categories: ['phi/photograph'] },
  { letter: 'R', title: 'Any other unique identifier', categories: ['phi/other'] },
]
