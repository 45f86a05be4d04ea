import plugin from '@fcc/plugin-provider-ai-sdk'
import { pointContract } from '@fcc/testing'
import { afterAll } from 'vitest'
import { connectionTo, SPOKEN } from './providers.test-support.ts'
import { createModelServer } from './server/model-server.ts'

const server = await createModelServer({
  respond: ({ hasSchema, tools }) => {
    // Some wires have no schema of an answer: their client asks for a tool whose arguments it is.
    if (tools.includes('json')) {
      return { tools: [{ id: 'call-1', name: 'json', arguments: { beds: 4 } }] }
    }
    return { text: hasSchema ? '{"beds":4}' : '# Answer\n\nFour beds lie in the sun.\n' }
  },
})
afterAll(() => server.close())

const schema = {
  type: 'object',
  properties: { beds: { type: 'integer' } },
  required: ['beds'],
  additionalProperties: false,
} as const

for (const kind of SPOKEN) {
  pointContract(plugin, 'providers', `provider-ai-sdk/${kind}`, {
    packageJson: new URL(import.meta.resolve('@fcc/plugin-provider-ai-sdk/package.json')),
    connection: connectionTo(server.baseUrl),
    cases: [
      { name: 'a note', answers: { includes: ['Four beds'] } },
      { name: 'a value of a schema', schema, answers: '{"beds":4}' },
      {
        name: 'nobody there',
        user: 'Is anybody there at all?',
        settings: connectionTo('http://127.0.0.1:9/v1'),
        refuses: 'FCC_PROVIDER_UNREACHABLE',
      },
    ],
  })
}
