import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { BUNDLE, CLEAN_MESSAGE, LEAKS, MESSAGE, TABLE } from '../structured/records.test-data.ts'
import { IDENTIFIERS, NOTE, ONE_CASE } from './sample-notes.test-data.ts'

const ROUND = ['deidentify', 'terminology', 'packet', 'attest']

pointContract(plugin, 'scenarios', 'fcc-healthcare/deidentify-and-release', {
  cases: [
    {
      name: 'a note is released once it identifies nobody',
      input: { note: NOTE },
      state: 'completed',
      reasons: [],
      outcomes: {
        'release-packet': { includes: ['[record-number]', '40 mg'], lacks: IDENTIFIERS },
      },
    },
    {
      name: 'what detection misses goes back once',
      input: { note: `${NOTE}Her badge reads QX-77-LAMBDA-4.\n` },
      state: 'completed',
      outcomes: { 'release-packet': { lacks: ['QX-77'] } },
      visits: [...ROUND, ...ROUND],
    },
    ...[ONE_CASE, ONE_CASE.toUpperCase(), `${NOTE}\n${ONE_CASE}`].map((text, index) => ({
      name: `what is written in one case is not released, nor tried again (${index + 1})`,
      input: { note: text },
      state: 'rejected' as const,
      reasons: ['no-residual-identifiers'],
      visits: ROUND,
    })),
    {
      name: 'a note too short to be measured is not tried again',
      input: { note: 'Seen today, doing well.' },
      state: 'rejected',
      visits: ROUND,
    },
    { name: 'an empty note', input: { note: ' ' }, refused: 'FCC_INPUT_EMPTY' },
  ],
})

pointContract(plugin, 'scenarios', 'fcc-healthcare/summarise-note', {
  cases: [
    {
      name: 'a note is summarised for those who treat',
      input: { note: NOTE },
      readers: ['clinician'],
      state: 'completed',
      reasons: [],
      outcomes: { summary: { includes: ['# Summary of the note', '40 mg'] } },
    },
  ],
})

pointContract(plugin, 'scenarios', 'fcc-healthcare/deidentify-records', {
  cases: [
    ...[MESSAGE, BUNDLE, TABLE].map((record, index) => ({
      name: `a record is released in its form once it identifies nobody (${index + 1})`,
      input: { record },
      state: 'completed' as const,
      outcomes: { 'deidentified-record': { includes: ['[name]'], lacks: LEAKS } },
      visits: ['deidentify', 'attest'],
    })),
    {
      name: 'a record that identifies nobody comes back byte for byte',
      input: { record: CLEAN_MESSAGE },
      state: 'completed',
      outcomes: { 'deidentified-record': CLEAN_MESSAGE },
    },
    {
      name: 'a record with an attachment fails and says where it is',
      input: { record: 'PID|1||4711\rOBX|1|ED|X^Scan^L||^AP^PDF^Base64^JVBERi0=' },
      state: 'failed',
      reasons: ['FCC_HEALTHCARE_RECORD_ATTACHMENT'],
    },
    {
      name: 'a document in XML',
      input: { record: '<ClinicalDocument xmlns="urn:hl7-org:v3"/>' },
      refused: 'FCC_INPUT_NOT_AS_DECLARED',
    },
  ],
})
