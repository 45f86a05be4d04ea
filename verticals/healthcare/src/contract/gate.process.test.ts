import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { CLEAN_NOTE, NOTE, packetOf } from './sample-notes.test-data.ts'

const LEFT = packetOf(`${CLEAN_NOTE}Seen by Okonkwo.`)
const EMPTIED = packetOf('[name] '.repeat(50))

pointContract(plugin, 'scorers', 'fcc-healthcare/proven-share', {
  cases: [
    { name: 'every word is proven', text: packetOf(CLEAN_NOTE), atLeast: 1 },
    { name: 'a name is left', text: LEFT, atLeast: 0.5, atMost: 0.99 },
    { name: 'a packet emptied of content', text: EMPTIED, notMeasured: true },
    { name: 'no packet', text: 'She was well.', notMeasured: true },
  ],
})

pointContract(plugin, 'validators', 'fcc-healthcare/residual-identifiers', {
  cases: [
    { name: 'nothing is left', text: packetOf(CLEAN_NOTE), issues: [] },
    {
      name: 'a name is left',
      text: LEFT,
      issues: [{ code: 'capitalised-word', severity: 'error', at: 'Okonkwo' }],
    },
    {
      name: 'no packet',
      text: 'She was well.',
      issues: [{ code: 'no-release-packet', severity: 'could_not_check' }],
    },
  ],
})

pointContract(plugin, 'validators', 'fcc-healthcare/icd-10-cm', {
  cases: [
    { name: 'a right code', text: 'E11.65 type 2 diabetes', issues: [] },
    {
      name: 'a letter for a digit',
      text: 'K2I.9 reflux',
      issues: [{ code: 'malformed-third-character', severity: 'warning', at: 'K2I.9' }],
    },
  ],
})

pointContract(plugin, 'gates', 'fcc-healthcare/no-residual-identifiers', {
  cases: [
    {
      name: 'a packet with nothing left',
      text: packetOf(CLEAN_NOTE),
      passes: true,
      failed: [],
      notMeasured: [],
    },
    {
      name: 'a packet with a name',
      text: LEFT,
      passes: false,
      failed: ['residuals', 'places'],
    },
    {
      name: 'a packet emptied of content',
      text: EMPTIED,
      passes: false,
      notMeasured: ['residuals'],
    },
    {
      name: 'a packet without a code report',
      text: packetOf('She was well.', ''),
      passes: false,
    },
    { name: 'nothing', text: ' ', passes: false, scoreAtMost: 0 },
  ],
})

const SUMMARY = '# Summary of the note\n\nAdmitted with pneumonia, treated, discharged well.\n'

pointContract(plugin, 'gates', 'fcc-healthcare/note-summary', {
  cases: [
    {
      name: 'a summary under its heading',
      text: SUMMARY,
      inputs: { note: NOTE },
      passes: true,
      failed: [],
      notMeasured: [],
    },
    {
      name: 'a form that nobody filled in',
      text: '# Summary of the note\n\n<!-- Summarise for the treating team. -->\n',
      inputs: { note: NOTE },
      passes: false,
      failed: ['instructions'],
    },
    {
      name: 'a heading alone',
      text: '# Summary of the note\n',
      inputs: { note: NOTE },
      passes: false,
    },
    {
      name: 'a copy of the note',
      text: `# Summary of the note\n\n${NOTE}`,
      inputs: { note: NOTE },
      passes: false,
      failed: ['shorter'],
    },
    {
      name: 'a summary with the note behind it',
      text: `${SUMMARY}\n${NOTE}`,
      inputs: { note: NOTE },
      passes: false,
      failed: ['shorter'],
    },
    {
      name: 'a summary of nobody knows what',
      text: SUMMARY,
      passes: false,
      notMeasured: ['shorter'],
    },
    { name: 'nothing', text: ' ', passes: false, scoreAtMost: 0.5 },
  ],
})
