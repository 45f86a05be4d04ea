import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

const note = (text: string) => ({ note: { name: 'note.txt', text } })

pointContract(plugin, 'commands', 'example-fcc-template/count-sentences', {
  cases: [
    {
      name: 'two sentences',
      arguments: note('One. Two more!'),
      ends: 'completed',
      says: '2 sentences',
      tells: { sentences: 2 },
    },
    { name: 'one', arguments: note('One.'), says: '1 sentence', tells: { sentences: 1 } },
    { name: 'none', arguments: note(' ?! '), says: '0 sentences', tells: { sentences: 0 } },
  ],
})
