import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'label-schemes', 'example-fcc-template/example_fcc_template_labels', {
  cases: [
    {
      name: 'a ticket',
      findings: [{ category: 'example-fcc-template/ticket' }],
      categories: ['internal'],
    },
    {
      name: 'perhaps a ticket',
      findings: [{ category: 'example-fcc-template/ticket', confidence: 0.4 }],
      categories: [],
    },
    { name: 'a finding of somebody else', findings: [{ category: 'other/thing' }], categories: [] },
  ],
})
