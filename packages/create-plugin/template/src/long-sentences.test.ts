import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'validators', 'example-fcc-template/long-sentences', {
  settings: { maxWords: 5 },
  cases: [
    {
      name: 'a long sentence after a short one',
      text: 'Short. One two three four five six.',
      issues: [{ code: 'long-sentence', at: ' One two three four five six' }],
    },
    { name: 'short sentences', text: 'Short. Shorter still.', issues: [] },
  ],
})
