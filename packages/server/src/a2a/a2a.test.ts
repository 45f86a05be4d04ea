import { Role, TaskState } from '@a2a-js/sdk'
import {
  ClientFactory,
  ClientFactoryOptions,
  DefaultAgentCardResolver,
  JsonRpcTransportFactory,
} from '@a2a-js/sdk/client'
import { freePort } from '@fcc/local-servers'
import { describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'

async function connect(who: string) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const house = await openHouse({ publicUrl: url })
  await house.server.listen({ port })
  const fetchImpl: typeof fetch = (target, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('x-who', who)
    return fetch(target, { ...init, headers })
  }
  const client = await new ClientFactory(
    ClientFactoryOptions.createFrom(ClientFactoryOptions.default, {
      transports: [new JsonRpcTransportFactory({ fetchImpl })],
      cardResolver: new DefaultAgentCardResolver({ fetchImpl }),
    }),
  ).createFromUrl(url)
  return { ...house, client }
}

const message = (text: string, skill = 'house/shout') => ({
  tenant: '',
  message: {
    ...{ messageId: '', contextId: '', taskId: '', role: Role.ROLE_USER },
    parts: [
      {
        content: { $case: 'text' as const, value: text },
        metadata: undefined,
        filename: '',
        mediaType: '',
      },
    ],
    ...{ metadata: { skill }, extensions: [], referenceTaskIds: [] },
  },
  configuration: undefined,
  metadata: undefined,
})

describe('the A2A endpoint of a tenant', () => {
  it('has a public card without tenant, persona or skill, and an extended one for who signs in', async () => {
    const { ask, client } = await connect('riverside/ada/developer')
    const { body, text } = await ask(undefined, 'GET', '/.well-known/agent-card.json')
    expect(body.skills).toBeUndefined()
    expect(text).not.toMatch(/riverside|house|WR/)
    const card = await client.getAgentCard()
    expect(card.skills.map(({ id }) => id)).toContain('house-writer')
  })

  it('makes a task of a run, reads it again, and tells a halted one as rejected', async () => {
    const { client } = await connect('riverside/ada/developer')
    const task = await client.sendMessage(message('hello'))
    if (!('artifacts' in task)) throw new Error('it is no task')
    expect(task.status?.state).toBe(TaskState.TASK_STATE_COMPLETED)
    expect(task.artifacts[0]?.parts[0]?.content).toEqual({ $case: 'text', value: 'HELLO' })
    const again = await client.getTask({ tenant: '', id: task.id })
    expect(again.artifacts).toEqual(task.artifacts)
    const halted = await client.sendMessage(message('a BOMB'))
    if (!('artifacts' in halted)) throw new Error('it is no task')
    expect(halted.status?.state).toBe(TaskState.TASK_STATE_REJECTED)
  })

  it('streams a task to its end, and cancels one that goes', async () => {
    const { client } = await connect('riverside/ada/developer')
    const states: unknown[] = []
    for await (const { payload } of client.sendMessageStream(message('hello', 'house-writer'))) {
      if (payload?.$case === 'task') states.push(payload.value.status?.state)
    }
    expect(states.at(-1)).toBe(TaskState.TASK_STATE_COMPLETED)
    const slow = message('x', 'house/slowly')
    const begun = await client.sendMessage({
      ...slow,
      configuration: {
        ...{ acceptedOutputModes: [], taskPushNotificationConfig: undefined },
        returnImmediately: true,
      },
    })
    if (!('artifacts' in begun)) throw new Error('it is no task')
    const cancelled = await client.cancelTask({ tenant: '', id: begun.id, metadata: undefined })
    expect(cancelled.status?.state).toBe(TaskState.TASK_STATE_CANCELED)
  })

  it('knows no task of another tenant and no unknown skill, and lets nobody in without a credential', async () => {
    const { client, runtime, ask } = await connect('riverside/ada/developer')
    const other = runtime.tenant('lakeside').as({ id: 'bo', kind: 'human', roles: ['developer'] })
    const foreign = await other.start('shout', { note: 'theirs' })
    await foreign.finished()
    await expect(client.getTask({ tenant: '', id: foreign.id })).rejects.toThrow('FCC_RUN_UNKNOWN')
    await expect(client.sendMessage(message('x', 'nobody'))).rejects.toThrow('FCC_MODEL_UNKNOWN')
    expect((await ask(undefined, 'POST', '/a2a', {})).status).toBe(401)
  })
})
