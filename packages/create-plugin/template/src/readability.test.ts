import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'scorers', 'example-fcc-template/readability', {
  settings: { maxWords: 5 },
  cases: [
    { name: 'short sentences', text: 'Short. Shorter still.', atLeast: 1 },
    {
      name: 'half are long',
      text: 'Short. One two three four five six.',
      atLeast: 0.5,
      atMost: 0.5,
    },
    { name: 'no sentence', text: ' \n ', notMeasured: true },
  ],
})
