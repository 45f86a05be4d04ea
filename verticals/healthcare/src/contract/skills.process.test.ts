import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
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
