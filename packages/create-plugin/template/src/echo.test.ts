import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'providers', 'example-fcc-template/echo', {
  cases: [
    { name: 'a word', user: 'hello', answers: { includes: ['# Again', 'hello'] } },
    {
      name: 'other words',
      user: 'good bye',
      answers: { includes: ['good bye'], lacks: ['hello'] },
    },
  ],
})
