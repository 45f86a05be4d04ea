import { type AIMessageChunk, HumanMessage, SystemMessage } from '@langchain/core/messages'
import { tool } from '@langchain/core/tools'
import { ChatOpenAI } from '@langchain/openai'
import OpenAI, { APIError, NotFoundError, PermissionDeniedError } from 'openai'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openHouse } from '../testing/house.test-support.ts'

const apiKey = 'told-riverside/ada/developer'
const model = 'house-writer'
const slowly = 'house/slowly'
const x = [{ role: 'user' as const, content: 'x' }]
const lookUp = [{ role: 'user' as const, content: 'LOOK UP Rome' }]
const parameters = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
}

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

  it.each<[string, (client: OpenAI, signal: AbortSignal) => Promise<unknown>]>([
    [
      'a whole chat',
      ({ chat }, signal) => chat.completions.create({ model: slowly, messages: x }, { signal }),
    ],
    [
      'a chat that streams',
      async ({ chat }, signal) => {
        const asked = { model: slowly, messages: x, stream: true } as const
        for await (const _ of await chat.completions.create(asked, { signal }));
      },
    ],
    [
      'a response that streams',
      async ({ responses }, signal) => {
        const asked = { model: slowly, input: 'x', stream: true } as const
        for await (const _ of await responses.create(asked, { signal }));
      },
    ],
  ])('takes its run with it when %s is aborted', async (_what, ask) => {
    const { client, runtime } = await open()
    const leaving = new AbortController()
    const slow = ask(client, leaving.signal).catch((error: Error) => error.name)
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

  it('hands its tools to a persona, uses what it asks for, and is answered with it', async () => {
    const { client } = await open()
    const used: unknown[] = []
    const runner = client.chat.completions.runTools({
      ...{ model, messages: lookUp },
      tools: [
        {
          type: 'function',
          function: {
            name: 'weather',
            description: 'The weather of a city.',
            parameters,
            parse: JSON.parse,
            function: (given: object) => {
              used.push(given)
              return 'sun'
            },
          },
        },
      ],
    })
    expect(await runner.finalContent()).toBe('It gave sun.')
    expect(used).toEqual([{ city: 'Rome' }])
  })

  it('reads calls of tools from streams and responses, and sends their results', async () => {
    const { client } = await open()
    const tool = { type: 'function', name: 'weather', strict: false, parameters } as const
    const chat = client.chat.completions.stream({
      ...{ model, messages: lookUp },
      tools: [{ type: 'function', function: { name: 'weather', parameters } }],
    })
    const { choices } = await chat.finalChatCompletion()
    expect(choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { tool_calls: [{ function: { arguments: '{"city":"Rome"}' } }] },
    })
    const input: OpenAI.Responses.ResponseInputItem[] = [...lookUp]
    for (const isStreamed of [false, true]) {
      const asked = { model, input, tools: [tool] }
      const made = isStreamed
        ? await client.responses.stream(asked).finalResponse()
        : await client.responses.create(asked)
      const [call] = made.output
      if (call?.type !== 'function_call') throw new Error('no call')
      expect(call).toMatchObject({ name: 'weather', arguments: '{"city":"Rome"}' })
      const { call_id, name, arguments: given } = call
      const answered = await client.responses.create({
        ...{ model, tools: [tool] },
        input: [
          ...input,
          { type: 'function_call', call_id, name, arguments: given },
          { type: 'function_call_output', call_id, output: 'rain' },
        ],
      })
      expect(answered.output_text).toBe('It gave rain.')
    }
  })

  it('hears a stop at a call of a tool, or at what it gave, as a refusal, whole and streamed', async () => {
    const { client } = await open()
    const tools = [{ type: 'function' as const, function: { name: 'weather', parameters } }]
    const messages = [{ role: 'user' as const, content: 'LOOK UP TEAR' }]
    const whole = await client.chat.completions.create({ model, messages, tools })
    const streamed = await client.chat.completions
      .stream({ model, messages, tools })
      .finalChatCompletion()
    for (const { choices } of [whole, streamed]) {
      expect(choices[0]).toMatchObject({
        finish_reason: 'content_filter',
        message: { refusal: expect.stringContaining('no-tears') },
      })
      expect(choices[0]?.message.tool_calls ?? []).toEqual([])
    }
    const response = await client.responses
      .stream({
        model,
        input: messages,
        tools: [{ type: 'function', name: 'weather', strict: false, parameters }],
      })
      .finalResponse()
    expect(response.status).toBe('incomplete')
    expect(JSON.stringify(response.output)).toContain('no-tears')
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

  it('binds its tools to a persona, by chat completions and by responses, whole and streamed', async () => {
    const { baseURL } = await open()
    const weather = tool(({ city }: { city: string }) => `sun in ${city}`, {
      ...{ name: 'weather', description: 'The weather of a city.' },
      schema: z.strictObject({ city: z.string() }),
    })
    for (const useResponsesApi of [false, true]) {
      const chat = new ChatOpenAI({
        ...{ model, apiKey, useResponsesApi, maxRetries: 0 },
        configuration: { baseURL },
      }).bindTools([weather])
      const asked = new HumanMessage('LOOK UP Rome')
      let pieces: AIMessageChunk | undefined
      for await (const piece of await chat.stream([asked])) {
        pieces = pieces?.concat(piece) ?? piece
      }
      for (const said of [await chat.invoke([asked]), pieces]) {
        const [call] = said?.tool_calls ?? []
        if (!said || !call) throw new Error('no call')
        expect(call).toMatchObject({ name: 'weather', args: { city: 'Rome' } })
        const gave = await weather.invoke({ ...call, type: 'tool_call' })
        const answer = await chat.invoke([asked, said, gave])
        expect(answer.text).toBe('It gave sun in Rome.')
      }
    }
  })
})
