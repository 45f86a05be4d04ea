import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { NOTE } from './sample-notes.test-data.ts'

const note = (text: string) => ({ note: [{ name: 'note.txt', text }] })

pointContract(plugin, 'commands', 'fcc-healthcare/scan', {
  // Its detector is tried by itself with repetitions of full length.
  limits: { repetitionLength: 16_384 },
  cases: [
    {
      name: 'two identifiers on two lines',
      arguments: note('Seen today.\nMRN: 00482919\nmaren@lakemail.example'),
      ends: 'completed',
      says: { includes: ['phi/mrn  line 2', 'phi/email  line 3'], lacks: ['00482919', 'maren'] },
      tells: { 'files.0.counts.phi/mrn': 1, 'files.0.findings.0.start': 17 },
    },
    {
      name: 'a whole note, counted',
      arguments: note(NOTE),
      options: { summary: true },
      says: { includes: ['note.txt: '], lacks: ['line 2', '00482919'] },
      tells: { 'files.0.findings': undefined },
    },
    {
      name: 'something found where nothing may be',
      arguments: note('Write to maren@lakemail.example.'),
      options: { 'fail-on-found': true },
      ends: 'rejected',
    },
    {
      name: 'nothing found where nothing may be',
      arguments: note('She walks without help.'),
      options: { 'fail-on-found': true },
      ends: 'completed',
      says: 'note.txt: 0 in 0 categories',
    },
    ...[
      [
        'a message of HL7',
        'PID|1||48210077^^^RIV^MR||OKONKWO^MARIA^T||19610314|F|||742 EVERGREEN TER',
        'it is HL7 v2, which is not taken apart by field',
      ],
      ['a resource of FHIR', '{"resourceType":"Patient","name":[{"family":"Rice"}]}', 'FHIR JSON'],
      ['a list of patients', 'name,age\nrice,92', 'it is CSV'],
      [
        'a note all in capitals',
        'HIS SON SPOKE WITH THE NURSE ABOUT THE COUGH.',
        'line 1 of the text, written in capitals throughout',
      ],
      [
        'a note without a capital',
        'spoke with sarah okafor',
        'line 1 of the text, written without ordinary capitals',
      ],
      ['a name in no list', 'Zyrianova today.', '1 neither found nor proven harmless'],
      [
        'a packet with leaks',
        '## De-identified note\n\nSeen by Zyrianova.\n\n## Code report\n\nNo diagnosis codes.\n',
        'neither found nor proven harmless',
      ],
    ].map(([name = '', text = '', message = '']) => ({
      name: `${name}, which it cannot judge`,
      arguments: note(text),
      options: { 'fail-on-found': true },
      ends: 'rejected' as const,
      says: { includes: ['could not check', message], lacks: ['48210077', 'kafor', 'Zyrianova'] },
    })),
    {
      name: 'several notes',
      arguments: {
        note: [
          { name: 'a.txt', text: 'Well.' },
          { name: 'b.txt', text: 'maren@lakemail.example' },
        ],
      },
      tells: { 'files.0.name': 'a.txt', 'files.1.counts.phi/email': 1 },
    },
  ],
})
