import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'skills', 'example-fcc-template/expand-abbreviations', {
  cases: [
    {
      name: 'a known one',
      artifacts: { note: 'Fruit, eg apples.' },
      makes: { 'plain-note': 'Fruit, for example apples.' },
    },
    {
      name: 'a word that is none',
      artifacts: { note: 'Eggs.' },
      makes: { 'plain-note': 'Eggs.' },
    },
  ],
})
