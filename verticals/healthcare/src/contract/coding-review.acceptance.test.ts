import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'

const row = (code: string, flag: number, title: string) =>
  `00001 ${code.padEnd(7)} ${flag} ${title.padEnd(60).slice(0, 60)} ${title}`
const table = (...rows: readonly string[]) => `${rows.join('\r\n')}\r\n`
const YEAR_2021 = table(
  row('M545', 1, 'Low back pain'),
  row('I10', 1, 'Essential (primary) hypertension'),
  row('E11', 0, 'Type 2 diabetes mellitus'),
  row('H401111', 1, 'Primary open-angle glaucoma, right eye, mild stage'),
  row('H401191', 1, 'Primary open-angle glaucoma, unspecified eye, mild stage'),
)
const NOTE = `Seen today for back pain.

Diagnosis codes:
M54.5 low back pain
M54.50 low back pain
I10 pneumonia
E11
H40.1191
K2I.9
`

const parameters = (...parameter: readonly object[]) =>
  JSON.stringify({ resourceType: 'Parameters', parameter })
const settings = { terminologyServer: 'http://localhost:1/fhir' }
const terms = '[{"system":"http://loinc.org","code":"2160-0"}]'

pointContract(plugin, 'skills', 'fcc-healthcare/review-codes', {
  cases: [
    {
      name: 'by the table of the day',
      artifacts: { note: NOTE, 'day-of-service': '2020-10-01\n' },
      activities: { 'reference:icd-10-cm': { text: YEAR_2021 } },
      makes: { 'coding-review': { includes: ['## To do', 'M54.5, Low back pain: '] } },
      measures: { codes: 6 },
    },
    {
      name: 'a day that is none',
      artifacts: { note: NOTE, 'day-of-service': 'yesterday' },
      activities: { 'reference:icd-10-cm': { text: YEAR_2021 } },
      refuses: 'FCC_HEALTHCARE_DAY_OF_SERVICE_UNREADABLE',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-healthcare/validate-terms', {
  cases: [
    {
      name: 'a code that the server has',
      artifacts: { terms },
      settings,
      activities: { fetch: { text: parameters({ name: 'result', valueBoolean: true }) } },
      makes: { 'term-report': { includes: ['2160-0: valid (fhir-server)'] } },
      measures: { terms: 1, valid: 1, doubtful: 0 },
    },
    {
      name: 'a server that says nothing of it',
      artifacts: { terms },
      settings,
      activities: { fetch: { text: parameters({ name: 'message', valueString: 'x' }) } },
      refuses: 'FCC_HEALTHCARE_TERMINOLOGY_UNREADABLE',
    },
    {
      name: 'a server that speaks something else',
      artifacts: { terms },
      settings,
      activities: { fetch: { text: '<html>' } },
      refuses: 'FCC_HEALTHCARE_TERMINOLOGY_UNREADABLE',
    },
    {
      name: 'a diagnosis by the table that was imported',
      artifacts: {
        terms: '[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"E11"}]',
      },
      activities: { 'reference:icd-10-cm': { text: YEAR_2021 } },
      makes: { 'term-report': { includes: ['E11: not-specific (offline-table)'] } },
    },
    {
      name: 'no list of terms',
      artifacts: { terms: '{"code":"2160-0"}' },
      refuses: 'FCC_HEALTHCARE_TERMS_UNREADABLE',
    },
  ],
})
