import type { Treatment } from './treatment.ts'

/** What columns are called, and what is done with their cells. Names are compared in lower case, words only. */
const COLUMNS: readonly (readonly [RegExp, Treatment])[] = [
  [/\b(?:ssn|social security)\b/, 'marker:ssn'],
  [
    /\b(?:mrn|medical record|record (?:no|number|id)|chart (?:no|number|id))\b/,
    'marker:record-number',
  ],
  [/\b(?:e ?mail)\b/, 'marker:email'],
  [/\bfax\b/, 'marker:fax'],
  [/\b(?:phone|telephone|tel|mobile|cell)\b/, 'marker:phone'],
  [/\b(?:zip|zip ?code|postal ?code|postcode)\b/, 'zip'],
  [/^(?:state|province|st)$/, 'state'],
  [/^country$/, 'country'],
  [
    /\b(?:street|address|addr|city|town|county|location|facility|hospital|clinic|ward|room|site)\b/,
    'marker:place',
  ],
  [/\b(?:member|policy|group|insurance|beneficiary|subscriber|plan)\b/, 'marker:health-plan'],
  [/\b(?:account|acct|invoice|claim)\b/, 'marker:account'],
  [/\b(?:licen[cs]e|npi|dea|certificate)\b/, 'marker:licence'],
  [/\b(?:vin|plate|vehicle)\b/, 'marker:vehicle'],
  [/\b(?:serial|device|udi|implant)\b/, 'marker:device'],
  [/\b(?:ip|ip address)\b/, 'marker:ip'],
  [/\b(?:url|website|web)\b/, 'marker:url'],
  [/\b(?:photo|image|picture|attachment|scan|fingerprint|voice)\b/, 'attachment'],
  [
    /\b(?:dob|birth|born|date|day|admitted|admission|discharged?|died|death|deceased|visit|seen|time|timestamp)\b/,
    'date',
  ],
  [/\bage\b/, 'age'],
  [
    /^(?:sex|gender|race|ethnicity|marital status|status|diagnosis|dx|icd(?: ?10)?(?: ?cm)?(?: code)?|code|diagnosis code|procedure code|loinc|unit|units|flag)$/,
    'code',
  ],
  [
    /\b(?:name|surname|forename|patient|provider|physician|doctor|nurse|attending|contact|guardian|mother|father|spouse|employer)\b/,
    'marker:name',
  ],
  [/\b(?:id|identifier|uuid|guid|key|number|no)\b/, 'marker:identifier'],
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
