import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'scenarios', 'example-fcc-template/list-sentences', {
  cases: [
    {
      name: 'two sentences',
      input: { note: 'One. Two!' },
      state: 'completed',
      reasons: [],
      outcomes: { sentences: '# Sentences\n\n- One.\n- Two!\n' },
    },
    {
      name: 'no sentence',
      input: { note: '…' },
      state: 'rejected',
      reasons: ['has-sentences'],
    },
  ],
})
