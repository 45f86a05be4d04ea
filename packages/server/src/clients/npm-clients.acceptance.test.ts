import { HumanMessage, SystemMessage } from '@langchain/core/messages'
import { ChatOpenAI } from '@langchain/openai'
import OpenAI, { APIError, NotFoundError, PermissionDeniedError } from 'openai'
import { describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'

const apiKey = 'told-riverside/ada/developer'
const model = 'house-writer'

async function open(key = apiKey) {
  const { server, runtime } = await openHouse()
  const { url } = await server.listen({ port: 0 })
  const baseURL = `${url}/v1`
  return { baseURL, runtime, client: new OpenAI({ apiKey: key, baseURL, maxRetries: 0 }) }
}

describe('the client that OpenAI publishes for JavaScript', () => {
  it('lists models, chats, streams, and reads the usage', async () => {
    const { client } = await open()
    const models: string[] = []
    for await (const { id } of client.models.list()) models.push(id)
    expect(models).toContain(model)
    const messages = [{ role: 'user' as const, content: 'Good morning.' }]
    const whole = await client.chat.completions.create({ model, messages })
    expect(whole.choices[0]?.message.content).toBe('I read it.')
    expect(whole.usage?.total_tokens).toBe(10)
    const stream = await client.chat.completions.create({
      ...{ model, messages, stream: true },
      stream_options: { include_usage: true },
    })
    let text = ''
    let tokens = 0
    for await (const { choices, usage } of stream) {
      text += choices[0]?.delta.content ?? ''
      tokens = usage?.total_tokens ?? tokens
    }
    expect([text, tokens]).toEqual(['I read it.', 10])
  })

  it('creates responses, whole and streamed', async () => {
    const { client } = await open()
    const whole = await client.responses.create({ model, input: 'Good morning.' })
    expect(whole.output_text).toBe('I read it.')
    const stream = client.responses.stream({ model, input: 'Good morning.' })
    let text = ''
    stream.on('response.output_text.delta', ({ delta }) => {
      text += delta
    })
    const last = await stream.finalResponse()
    expect([text, last.status]).toEqual(['I read it.', 'completed'])
  })

  it('hears a refusal of the rules as one', async () => {
    const { client } = await open()
    const { choices } = await client.chat.completions.create({
      model,
      messages: [{ role: 'user', content: 'A BOMB' }],
    })
    expect(choices[0]).toMatchObject({
      finish_reason: 'content_filter',
      message: { refusal: expect.stringContaining('no-bombs') },
    })
  })

  it('throws its own errors for what is wrong', async () => {
    const { client } = await open()
    const messages = [{ role: 'user' as const, content: 'x' }]
    await expect(
      client.chat.completions.create({ model: 'gpt-9', messages }),
    ).rejects.toBeInstanceOf(NotFoundError)
    await expect(client.chat.completions.create({ model, messages, n: 3 })).rejects.toMatchObject({
      status: 422,
      param: 'n',
    })
    const { client: auditor } = await open('told-riverside/eve/auditor')
    await expect(auditor.chat.completions.create({ model, messages })).rejects.toBeInstanceOf(
      PermissionDeniedError,
    )
    const { client: nobody } = await open('sk-unknown')
    const refused = await nobody.models.list().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(APIError)
    expect((refused as APIError).status).toBe(401)
  })

  it('takes its run with it when it is aborted', async () => {
    const { baseURL, runtime } = await open()
    const leaving = new AbortController()
    const slow = new OpenAI({ apiKey, baseURL, maxRetries: 0 }).chat.completions
      .create(
        { model: 'house/slowly', messages: [{ role: 'user', content: 'x' }] },
        { signal: leaving.signal },
      )
      .catch((error: Error) => error.name)
    const session = runtime
      .tenant('riverside')
      .as({ id: 'ada', kind: 'human', roles: ['developer'] })
    while ((await session.runs()).length === 0) await new Promise((go) => setTimeout(go, 10))
    leaving.abort()
    await slow
    let [run] = await session.runs()
    while (run && ['queued', 'running'].includes(run.state)) {
      await new Promise((go) => setTimeout(go, 10))
      ;[run] = await session.runs()
    }
    expect(run?.state).toBe('cancelled')
  })
})

describe('LangChain', () => {
  it('talks with a persona, whole and streamed, by chat completions and by responses', async () => {
    const { baseURL } = await open()
    for (const useResponsesApi of [false, true]) {
      const chat = new ChatOpenAI({
        ...{ model, apiKey, useResponsesApi, maxRetries: 0 },
        configuration: { baseURL },
      })
      const asked = [new SystemMessage('Be kind.'), new HumanMessage('Good morning.')]
      expect((await chat.invoke(asked)).text).toBe('I read it.')
      let text = ''
      for await (const piece of await chat.stream(asked)) text += piece.text
      expect(text).toBe('I read it.')
    }
  })
})
