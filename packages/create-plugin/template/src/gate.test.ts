import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'gates', 'example-fcc-template/has-sentences', {
  cases: [
    { name: 'a sentence', text: '# Sentences\n\n- One.\n', passes: true },
    { name: 'no sentence', text: '# Sentences\n', passes: false, failed: ['some-words'] },
  ],
})
