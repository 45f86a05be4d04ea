import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'
import { pythonWith } from './python-environment.test-support.ts'

describe('the client that OpenAI publishes for Python', () => {
  it('lists models, chats, streams, creates responses, hears refusals, throws its own errors and uses tools', async () => {
    const python = await pythonWith(['openai==3.57.0'])
    const { server } = await openHouse()
    const { url } = await server.listen({ port: 0 })
    const script = fileURLToPath(new URL('openai_client.py', import.meta.url))
    const printed = await python.run('python', [
      ...[script, `${url}/v1`, 'told-riverside/ada/developer'],
    ])
    expect(printed.trim().split('\n')).toEqual([
      'lists models',
      'chats',
      'streams a chat',
      'creates a response',
      'streams a response',
      'hears a refusal',
      'throws its own errors',
      'uses tools in chats',
      'uses tools in responses',
    ])
  }, 400_000)
})
