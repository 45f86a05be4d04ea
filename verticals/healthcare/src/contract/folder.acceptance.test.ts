import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'

const release = (text: string) =>
  JSON.stringify({ documents: [{ form: 'prose', text, counts: {} }] })

pointContract(plugin, 'validators', 'fcc-healthcare/residual-folder', {
  cases: [
    { name: 'nothing is left', text: release('She was seen by [name] today.'), issues: [] },
    {
      name: 'a name is left',
      text: release('Seen by Zyrianova today.'),
      issues: [{ code: 'unproven-document', severity: 'error' }],
    },
    {
      name: 'a page with something put into it',
      text: '<!doctype html>\n<p>Roe</p>',
      issues: [{ code: 'no-folder', severity: 'could_not_check' }],
    },
    {
      name: 'no folder',
      text: 'Seen.',
      issues: [{ code: 'no-folder', severity: 'could_not_check' }],
    },
  ],
})
