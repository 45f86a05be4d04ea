import { commandContract } from '@fcc/testing'
import plugin from '../index.ts'
import { NOTE } from './sample-notes.test-data.ts'

const note = (text: string) => ({ note: [{ name: 'note.txt', text }] })

commandContract(plugin, 'fcc-healthcare/scan', {
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
