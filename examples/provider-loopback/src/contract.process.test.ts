import { pluginContract, pointContract } from '@fcc/testing'
import { afterAll } from 'vitest'
import { createCountingServer } from './counting-server.ts'
import plugin from './index.ts'

const server = await createCountingServer()
afterAll(() => server.close())

pluginContract(plugin)

pointContract(plugin, 'providers', 'provider-loopback/loopback', {
  settings: { endpoint: server.endpoint },
  cases: [
    { name: 'a note', produces: 'note', answers: { includes: ['# note'] } },
    { name: 'a plan', produces: 'plan', answers: { includes: ['# plan'], lacks: ['# note'] } },
    {
      name: 'no endpoint',
      user: 'Is anybody there?',
      settings: {},
      refuses: 'FCC_PROVIDER_UNREACHABLE',
    },
  ],
})
