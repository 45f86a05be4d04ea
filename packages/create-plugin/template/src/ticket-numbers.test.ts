import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'detectors', 'example-fcc-template/ticket-numbers', {
  cases: [
    {
      name: 'a ticket among words',
      text: 'See ABC-123.',
      finds: [{ category: 'example-fcc-template/ticket', text: 'ABC-123' }],
    },
  ],
  mustNotFlag: ['A-1 is too short for a project.', 'Covid-19 has lower-case letters.'],
})
