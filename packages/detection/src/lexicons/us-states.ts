/** The US states, the district and the territories by their postal abbreviation (USPS Publication 28). */
export const US_STATES: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
  DC: 'District of Columbia',
  PR: 'Puerto Rico',
  GU: 'Guam',
}

/** Abbreviations that are also degrees, drug forms or English words in capitals. */
const ambiguous = new Set(['MD', 'PA', 'MS', 'DO', 'DC', 'MA', 'ID', 'OR', 'IN', 'ME', 'HI', 'OK'])

/** State names as alternatives of an expression. */
export const STATE_NAME = Object.values(US_STATES).join('|')

/** State abbreviations that mean nothing else, as alternatives of an expression. */
export const PLAIN_STATE_CODE = Object.keys(US_STATES)
  .filter((code) => !ambiguous.has(code))
  .join('|')

/** All state abbreviations, as alternatives of an expression. */
export const STATE_CODE = Object.keys(US_STATES).join('|')
