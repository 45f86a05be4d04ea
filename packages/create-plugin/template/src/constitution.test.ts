import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'constitutions', 'example-fcc-template/example-fcc-template', {
  cases: [
    {
      name: 'a program releases',
      at: 'release',
      principal: { id: 'nightly', kind: 'service' },
      decision: 'allow',
      reasons: ['somebody-read-it'],
    },
    {
      name: 'a person releases',
      at: 'release',
      principal: { id: 'ada', kind: 'human' },
      decision: 'allow',
      reasons: [],
    },
  ],
})
