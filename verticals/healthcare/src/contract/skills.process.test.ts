import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { BUNDLE, CLEAN_MESSAGE, LEAKS, MESSAGE, TABLE } from '../structured/records.test-data.ts'
import { CLEAN_NOTE, IDENTIFIERS, NOTE, packetOf } from './sample-notes.test-data.ts'

const DIABETES = 'Type 2 diabetes mellitus with hyperglycemia'
const row = (code: string, flag: number, title = DIABETES) =>
  `00001 ${code.padEnd(7)} ${flag} ${title.padEnd(60)} ${title}`

pointContract(plugin, 'skills', 'fcc-healthcare/deidentify', {
  // Its detector is tried by itself with repetitions of full length.
  limits: { repetitionLength: 16_384 },
  cases: [
    {
      name: 'identifiers go, all else stays',
      artifacts: { note: NOTE },
      makes: {
        'deidentified-note': {
          includes: ['MRN: [record-number]', '[date:2026]', 'Hodgkin lymphoma in 2009', '40 mg'],
          lacks: IDENTIFIERS,
        },
        'deidentification-report': { includes: ['safe-harbor'], lacks: IDENTIFIERS },
        'diagnosis-codes': { includes: ['{"written":"E11.65","line":11}'], lacks: IDENTIFIERS },
      },
      measures: { recordNumbers: 1 },
    },
    {
      name: 'a wrong check digit is said',
      artifacts: { note: NOTE.replace('00482919', '00482918') },
      makes: { 'deidentified-note': { includes: ['MRN: [record-number:check-failed]'] } },
    },
    {
      name: 'no check digit where the tenant has none',
      artifacts: { note: NOTE.replace('00482919', '00482918') },
      settings: { recordNumberCheckDigit: 'none' },
      makes: { 'deidentified-note': { includes: ['MRN: [record-number]'] } },
    },
    {
      name: 'of a code table the rows are handed over that the note needs',
      artifacts: {
        note: NOTE,
        'code-table': [row('A000', 1), row('E1165', 1), ''].join('\r\n'),
      },
      makes: { 'code-rows': { includes: ['E1165'], lacks: ['A000'] } },
    },
    { name: 'an empty note', artifacts: { note: ' \n' }, refuses: 'FCC_HEALTHCARE_NOTE_EMPTY' },
    {
      name: 'a list of residuals that is none',
      artifacts: { note: NOTE },
      feedback: { residuals: '{"residuals": "all"}' },
      refuses: 'FCC_HEALTHCARE_RESIDUALS_UNREADABLE',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-healthcare/check-codes', {
  cases: [
    {
      name: 'a right code and one with a letter for a digit',
      artifacts: { 'deidentified-note': NOTE },
      makes: { 'code-report': { includes: ['K2I.9, malformed (third character)'] } },
      measures: { codes: 2, doubtful: 1, malformed: 1 },
    },
    {
      name: 'codes held against a table',
      artifacts: { 'deidentified-note': NOTE, 'code-rows': row('E1165', 1) },
      makes: { 'code-report': { includes: ['E11.65, valid'] } },
    },
    {
      name: 'a code beside words that it does not stand for',
      artifacts: {
        'deidentified-note': NOTE,
        'code-rows': row('E1165', 1, 'Acute appendicitis with generalized peritonitis'),
      },
      makes: { 'code-report': { includes: ['E11.65, display-mismatch (other words)'] } },
      measures: { doubtful: 2 },
    },
    {
      name: 'codes that were read before the note was masked',
      artifacts: {
        'deidentified-note': 'Diagnoses: [unproven]\n',
        'diagnosis-codes': '[{"written":"U07.1","line":1}]',
      },
      makes: { 'code-report': { includes: ['line 1: U07.1, well-formed'] } },
    },
    {
      name: 'a list of codes that is none',
      artifacts: { 'deidentified-note': NOTE, 'diagnosis-codes': '[{"written":"a name"}]' },
      refuses: 'FCC_HEALTHCARE_CODES_UNREADABLE',
    },
    {
      name: 'a table that is none',
      artifacts: { 'deidentified-note': NOTE, 'code-rows': 'codes go here' },
      refuses: 'FCC_HEALTHCARE_CODE_TABLE_UNREADABLE',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-healthcare/attest', {
  cases: [
    {
      name: 'nothing is left unproven',
      artifacts: { 'release-packet': packetOf(CLEAN_NOTE) },
      makes: {
        attestation: { includes: ['Safe Harbor'] },
        residuals: { lacks: ['capitalised-word'] },
      },
      measures: { residuals: 0 },
      facts: { 'deidentification.route': 'safe-harbor' },
    },
    {
      name: 'a name is left',
      artifacts: { 'release-packet': packetOf(`${CLEAN_NOTE}Seen by Okonkwo.`) },
      makes: { residuals: { includes: ['capitalised-word'], lacks: ['Okonkwo'] } },
      measures: { residuals: 1 },
    },
    {
      name: 'no packet',
      artifacts: { 'release-packet': 'She was well.' },
      refuses: 'FCC_HEALTHCARE_PACKET_UNREADABLE',
    },
  ],
})

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

const SEED = Buffer.alloc(32, 7).toString('base64')
const KEY =
  '{"form":"fcc-healthcare/surrogate-key","version":1,"pseudonyms":[{"kind":"name","value":"Jane Roe","pseudonym":"N-0123456789"}],"shifts":[]}'

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
