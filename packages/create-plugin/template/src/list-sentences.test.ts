import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'skills', 'example-fcc-template/list-sentences', {
  cases: [
    {
      name: 'two sentences over a line break',
      artifacts: { note: 'One.  Two\nmore!' },
      makes: { sentences: '# Sentences\n\n- One.\n- Two more!\n' },
      measures: { sentences: 2 },
    },
    {
      name: 'half a character',
      artifacts: { note: 'Cut \ud83d.' },
      makes: { sentences: '# Sentences\n\n- Cut \ufffd.\n' },
    },
    {
      name: 'nothing',
      artifacts: { note: ' \n ' },
      makes: { sentences: '# Sentences\n\n' },
      measures: { sentences: 0 },
    },
  ],
})
