import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { BUNDLE, CLEAN_MESSAGE, LEAKS, MESSAGE, TABLE } from '../structured/records.test-data.ts'
import { NOTE } from './sample-notes.test-data.ts'

const LEFT_IN_RECORD = CLEAN_MESSAGE.replace('No fever today.', 'Seen by Okonkwo.')

const SEED = Buffer.alloc(32, 7).toString('base64')
const KEY =
  '{"form":"fcc-healthcare/surrogate-key","version":1,"pseudonyms":[{"kind":"name","value":"Jane Roe","pseudonym":"N-0123456789"}],"shifts":[]}'

pointContract(plugin, 'skills', 'fcc-healthcare/deidentify-record', {
  cases: [
    ...[MESSAGE, BUNDLE, TABLE].map((record, index) => ({
      name: `identifiers go by the place where they stand (${index + 1})`,
      artifacts: { record },
      makes: {
        'deidentified-record': { includes: ['[name]'], lacks: LEAKS },
        'deidentification-report': { includes: ['"route": "safe-harbor"'], lacks: LEAKS },
      },
    })),
    {
      name: 'what identifies nobody stays as it is',
      artifacts: { record: CLEAN_MESSAGE },
      makes: {
        'deidentified-record': CLEAN_MESSAGE,
        'deidentification-report': { includes: ['"findings": []'] },
      },
      measures: { replaced: 0, unproven: 0 },
    },
    {
      name: 'prose',
      artifacts: { record: NOTE },
      refuses: 'FCC_HEALTHCARE_RECORD_UNREADABLE',
    },
    {
      name: 'an attachment',
      artifacts: { record: '{"resourceType":"Binary","data":"iVBORw0="}' },
      refuses: 'FCC_HEALTHCARE_RECORD_ATTACHMENT',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-healthcare/attest-record', {
  cases: [
    {
      name: 'nothing is left unproven',
      artifacts: { 'deidentified-record': CLEAN_MESSAGE },
      makes: { attestation: { includes: ['Attested by Safe Harbor'] } },
      measures: { unsettled: 0 },
      facts: { 'deidentification.route': 'safe-harbor' },
    },
    {
      name: 'names and numbers are left',
      artifacts: { 'deidentified-record': MESSAGE },
      makes: { attestation: { includes: ['Not attested', 'PID-5.1'], lacks: LEAKS } },
    },
    {
      name: 'prose',
      artifacts: { 'deidentified-record': NOTE },
      refuses: 'FCC_HEALTHCARE_RECORD_UNREADABLE',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-healthcare/pseudonymise-record', {
  cases: [
    {
      name: 'people get made-up names, and the key says which',
      artifacts: { record: 'name,age\nJane Roe,5\n', 'earlier-key': KEY },
      activities: { seed: SEED },
      makes: {
        cohort: 'name,age\nN-0123456789,5\n',
        'surrogate-key': { includes: ['Jane Roe'] },
        'deidentification-report': { includes: ['limited-data-set'], lacks: ['Roe'] },
      },
      measures: { people: 1, shifted: 0 },
    },
    {
      name: 'a key that is none',
      artifacts: { record: TABLE, 'earlier-key': '{}' },
      activities: { seed: SEED },
      refuses: 'FCC_HEALTHCARE_SURROGATE_KEY_UNREADABLE',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-healthcare/attest-cohort', {
  cases: [
    {
      name: 'surrogates and moved dates',
      artifacts: { cohort: 'name,seen\nN-0123456789,2026-03-02\n' },
      makes: { attestation: { includes: ['limited data set', 'data use agreement'] } },
      facts: { 'deidentification.route': 'limited-data-set' },
    },
    {
      name: 'a name',
      artifacts: { cohort: TABLE },
      makes: { attestation: { includes: ['Not attested', 'row 1, column 1'], lacks: ['Okonkwo'] } },
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-healthcare/reidentify', {
  cases: [
    {
      name: 'one that is in the key and one that is not',
      artifacts: { pseudonyms: 'N-0123456789, N-9999999999', 'surrogate-key': KEY },
      makes: {
        identities: { includes: ['N-0123456789: name, Jane Roe', 'N-9999999999: not in the key'] },
      },
      measures: { asked: 2, found: 1 },
    },
    {
      name: 'a key that is none',
      artifacts: { pseudonyms: 'N-0123456789', 'surrogate-key': '{}' },
      refuses: 'FCC_HEALTHCARE_SURROGATE_KEY_UNREADABLE',
    },
  ],
})

pointContract(plugin, 'scorers', 'fcc-healthcare/proven-values', {
  cases: [
    { name: 'every value is proven', text: CLEAN_MESSAGE, atLeast: 1 },
    { name: 'a name is left', text: LEFT_IN_RECORD, atLeast: 0.5, atMost: 0.99 },
    { name: 'no record', text: 'She was well.', notMeasured: true },
    { name: 'a record without values', text: 'MSH|^~\\&|||', notMeasured: true },
  ],
})

pointContract(plugin, 'validators', 'fcc-healthcare/residual-values', {
  cases: [
    { name: 'nothing is left', text: CLEAN_MESSAGE, issues: [] },
    {
      name: 'a name is left',
      text: LEFT_IN_RECORD,
      issues: [
        {
          code: 'unproven-value',
          severity: 'error',
          at: 'She is doing well.\\.br\\Seen by Okonkwo.',
        },
      ],
    },
    {
      name: 'no record',
      text: 'She was well.',
      issues: [{ code: 'no-record', severity: 'could_not_check' }],
    },
  ],
})

pointContract(plugin, 'gates', 'fcc-healthcare/no-residual-values', {
  cases: [
    {
      name: 'a record with nothing left',
      text: CLEAN_MESSAGE,
      passes: true,
      failed: [],
      notMeasured: [],
    },
    { name: 'a record as it came', text: MESSAGE, passes: false, failed: ['values', 'places'] },
    { name: 'prose', text: 'She was well.', passes: false, notMeasured: ['values', 'places'] },
    { name: 'nothing', text: ' ', passes: false, scoreAtMost: 0 },
  ],
})
