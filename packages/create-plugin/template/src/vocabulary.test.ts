import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'vocabularies', 'example-fcc-template/example-fcc-template-words', {
  cases: [
    {
      name: 'a synonym',
      text: 'A simple sentence says one thing.',
      finds: ['plain sentence'],
    },
    { name: 'a code', text: 'Written as PS, and not as ps.', finds: ['plain sentence'] },
    { name: 'other sentences', text: 'A long sentence says many things.', finds: [] },
  ],
})
