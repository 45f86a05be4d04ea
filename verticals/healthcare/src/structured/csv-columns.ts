import type { Treatment } from './treatment.ts'

/** What columns are called, and what is done with their cells. Names are compared in lower case, words only. */
const COLUMNS: readonly (readonly [RegExp, Treatment])[] = [
  [/\b(?:drug|medication|medicine|test|lab|procedure|analyte|diagnosis) ?name$/, 'text'],
  [/\bssn\b|socialsecurity|social security/, 'marker:ssn'],
  [/mrn\b|medical ?record|\b(?:record|chart) ?(?:no|number|id)\b/, 'marker:record-number'],
  [/e ?mail/, 'marker:email'],
  [/\bfax/, 'marker:fax'],
  [/phone|\b(?:tel|mobile|cell)\b/, 'marker:phone'],
  [/\bzip|postal|postcode/, 'zip'],
  [/^(?:state|province|st)$/, 'state'],
  [/^country$/, 'country'],
  [
    /street|address|\baddr|\bcity\b|\btown\b|county|location|facility|hospital|clinic\b|\bward\b|\broom\b|\bsite\b/,
    'marker:place',
  ],
  [/member|policy|\bgroup\b|insur|beneficiary|subscriber|\bplan\b/, 'marker:health-plan'],
  [/account|\bacct|invoice|\bclaim/, 'marker:account'],
  [/licen[cs]e|\bnpi\b|\bdea\b|certificate/, 'marker:licence'],
  [/\bvin\b|\bplate\b|vehicle/, 'marker:vehicle'],
  [/serial|device|\budi\b|implant/, 'marker:device'],
  [/\bip\b|ip ?address/, 'marker:ip'],
  [/\burl\b|website/, 'marker:url'],
  [/photo|image|picture|attachment|\bscan\b|fingerprint|\bvoice/, 'attachment'],
  [
    /\bdob\b|birth|\bborn|date|\bday\b|admi(?:tted|ssion)|discharge|\bdied\b|death|deceased|\bvisit|\bseen\b|\btime/,
    'date',
  ],
  [/\bage\b/, 'age'],
  [
    /^(?:sex|gender|race|ethnicity|marital status|status|diagnosis|dx|icd(?: ?10)?(?: ?cm)?(?: code)?|code|diagnosis code|procedure code|loinc|unit|units|flag)$/,
    'code',
  ],
  [
    /name\b|\balias|maiden|initials|patient|provider|physician|doctor|\bnurse|attending|contact|guardian|mother|father|spouse|sibling|\bkin\b|employer|\bperson\b/,
    'marker:name',
  ],
  [/\bid\b|identifier|uuid|\bguid\b|\bkey\b|number|\bno\b/, 'marker:identifier'],
  [
    /\b(?:value|result|dose|weight|height|bmi|systolic|diastolic|pulse|temperature|glucose|creatinine|hba1c|count|score|amount|quantity|days)\b/,
    'number',
  ],
]

/**
 * What is done with the cells of a column, by its name; a name that tells nothing makes them texts.
 *
 * @example
 * columnTreatment('Patient_Name')  // 'marker:name'
 * columnTreatment('note')          // 'text'
 */
export function columnTreatment(header: string): Treatment {
  const words = header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join(' ')
  return COLUMNS.find(([name]) => name.test(words))?.[1] ?? 'text'
}
