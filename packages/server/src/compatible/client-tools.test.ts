import { describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'

const dev = 'riverside/ada/developer'
const parameters = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
}
const tool = (name: string, more: object = {}) => ({
  type: 'function',
  function: { name, description: 'The weather of a city.', parameters, ...more },
})
const tools = [tool('weather'), tool('tides')]
const user = (content: string) => ({ role: 'user', content })
const called = (id: string, city = 'Rome', name = 'weather') => ({
  role: 'assistant',
  content: null,
  tool_calls: [{ id, type: 'function', function: { name, arguments: JSON.stringify({ city }) } }],
})
const gave = (tool_call_id: string, content: unknown) => ({ role: 'tool', tool_call_id, content })

async function open() {
  const house = await openHouse()
  const chat = async (body: object) => {
    const asked = { model: 'house-writer', ...body }
    return house.ask(dev, 'POST', '/v1/chat/completions', asked)
  }
  return { ...house, chat }
}

describe('tools that a client declares', () => {
  it('are offered to the persona, and what it asks of them is handed to the client', async () => {
    const { chat } = await open()
    const { body } = await chat({ tools, messages: [user('LOOK UP Rome')] })
    const [{ message, finish_reason }] = body.choices
    expect(finish_reason).toBe('tool_calls')
    expect(message).toMatchObject({ role: 'assistant', content: null, refusal: null })
    expect(message.tool_calls).toMatchObject([
      { type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } },
      { type: 'function', function: { name: 'tides', arguments: '{"city":"Rome"}' } },
    ])
    const ids = message.tool_calls.map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(2)
    const run = body.id.replace('chatcmpl-', '')
    expect(ids[0]).toContain(run)
  })

  it('are answered with what they gave, and with what they gave before', async () => {
    const { chat } = await open()
    const first = await chat({ tools, messages: [user('LOOK UP Rome')] })
    const [{ message }] = first.body.choices
    const messages = [
      ...[user('LOOK UP Rome'), message],
      ...message.tool_calls.map(({ id }: { id: string }, at: number) =>
        gave(id, [{ type: 'text', text: `sun ${at}` }]),
      ),
    ]
    const second = await chat({ tools, messages })
    expect(second.body.choices[0].message.content).toBe('It gave sun 0 and sun 1.')
    const later = [...messages, second.body.choices[0].message, user('And again?')]
    const third = await chat({ tools, messages: later })
    expect(third.body.choices[0]).toMatchObject({
      message: { content: 'It gave sun 0 and sun 1.' },
      finish_reason: 'stop',
    })
  })

  it('may be left to the persona, forbidden, demanded, named, and asked for one at a time', async () => {
    const { chat } = await open()
    const names = async (more: object) => {
      const { body } = await chat({ tools, messages: [user('Good morning.')], ...more })
      const calls = body.choices[0].message.tool_calls ?? []
      return calls.map((call: { function: { name: string } }) => call.function.name)
    }
    expect(await names({})).toEqual([])
    expect(await names({ tool_choice: 'none', messages: [user('LOOK UP Rome')] })).toEqual([])
    expect(await names({ tool_choice: 'required' })).toEqual(['weather', 'tides'])
    expect(await names({ tool_choice: { type: 'function', function: { name: 'tides' } } })).toEqual(
      ['tides'],
    )
    expect(await names({ tool_choice: 'required', parallel_tool_calls: false })).toEqual([
      'weather',
    ])
  })

  it('pass the rules at tool_call and tool_result, and a stop is a refusal with the rule', async () => {
    const { chat, runtime } = await open()
    const auditor = { id: 'eve', kind: 'human', roles: ['auditor'] } as const
    const session = runtime.tenant('riverside').as(auditor)
    for (const [at, messages] of [
      ['tool_call', [user('LOOK UP TEAR')]],
      ['tool_result', [user('LOOK UP Rome'), called('1'), gave('1', 'a TEAR')]],
      [
        'tool_result',
        [
          ...[user('LOOK UP Rome'), called('1'), gave('1', 'a TEAR')],
          ...[{ role: 'assistant', content: 'Rain.' }, user('Thank you.')],
        ],
      ],
    ] as const) {
      const { status, body } = await chat({ tools, messages })
      expect([status, body.choices[0].finish_reason]).toEqual([200, 'content_filter'])
      expect(body.choices[0].message.refusal).toContain('no-tears')
      expect(body.choices[0].message.tool_calls).toBeUndefined()
      const run = await session.run(body.id.replace('chatcmpl-', ''))
      expect(run.reasons).toMatchObject([{ at }])
    }
  })

  it('are looked at as inputs: their names, descriptions, schemas, and what they gave', async () => {
    const { chat } = await open()
    const bomb = { type: 'object', properties: { city: { type: 'string', enum: ['BOMB'] } } }
    for (const asked of [
      { tools: [tool('weather', { description: 'A BOMB' })] },
      { tools: [tool('weather', { parameters: bomb })] },
      { tools: [tool('BOMB')] },
      { tools, messages: [user('Well?'), called('1', 'BOMB'), gave('1', 'sun')] },
      { tools, messages: [user('Well?'), called('1'), gave('1', 'A BO\u200dMB, or a BOMB')] },
    ]) {
      const { body } = await chat({ messages: [user('Good morning.')], ...asked })
      expect(body.choices[0].message.refusal).toContain('no-bombs')
    }
  })

  it('that are malformed are refused with the place', async () => {
    const { chat } = await open()
    const messages = [user('Good morning.')]
    const deep = JSON.parse(`${'{"a":'.repeat(70)}1${'}'.repeat(70)}`)
    for (const [asked, param] of [
      [{ tools: [{ type: 'web_search' }] }, /^tools\/0/],
      [{ tools: [tool('a b')] }, /^tools\/0\/function\/name/],
      [{ tools: [tool('weather'), tool('weather')] }, /^tools/],
      [{ tools: Array.from({ length: 129 }, (_, at) => tool(`t${at}`)) }, /^tools/],
      [{ tools: [tool('weather', { parameters: [] })] }, /^tools\/0\/function\/parameters/],
      [{ tool_choice: 'required' }, /^tool_choice/],
      [{ tools, tool_choice: { type: 'function', function: { name: 'other' } } }, /^tool_choice/],
      [{ messages: [...messages, gave('1', 'x')] }, /^messages\/1/],
      [{ messages: [...messages, called('1')] }, /^messages\/1/],
      [{ messages: [...messages, called('1'), gave('2', 'x')] }, /^messages\/(1|2)/],
      [{ messages: [...messages, called('1'), gave('1', 'x'), gave('1', 'y')] }, /^messages\/3/],
      [{ messages: [{ role: 'function', name: 'weather', content: 'x' }] }, /^messages\/0/],
    ] as const) {
      const { status, body } = await chat({ messages, ...asked })
      expect([status, body.error.code, body.error.param]).toEqual([
        422,
        'FCC_REQUEST_INVALID',
        expect.stringMatching(param),
      ])
    }
    const { status } = await chat({ messages, tools: [tool('weather', { parameters: deep })] })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })

  it('are none of a scenario’s, whose steps have their own', async () => {
    const { ask } = await open()
    const { status, body } = await ask(dev, 'POST', '/v1/chat/completions', {
      ...{ model: 'shout', tools, messages: [user('hello')] },
    })
    expect([status, body.error.code]).toEqual([422, 'FCC_REQUEST_INVALID'])
  })

  it('are streamed as pieces of calls', async () => {
    const { chat } = await open()
    const { text } = await chat({ stream: true, tools, messages: [user('LOOK UP Rome')] })
    const data = [...text.matchAll(/^data: (\{.+)$/gm)].map(([, line = '']) => JSON.parse(line))
    const deltas = data.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? [])
    expect(deltas).toMatchObject([
      { index: 0, type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } },
      { index: 1, type: 'function', function: { name: 'tides', arguments: '{"city":"Rome"}' } },
    ])
    expect(data.at(-1).choices[0].finish_reason).toBe('tool_calls')
  })

  it('are items of responses, whole and streamed, and come back as items', async () => {
    const { ask } = await open()
    const functions = tools.map((each) => ({ type: 'function', ...each.function }))
    const respond = (more: object) =>
      ask(dev, 'POST', '/v1/responses', { model: 'WR', tools: functions, ...more })
    const input = [{ role: 'user', content: 'LOOK UP Rome' }]
    const { body } = await respond({ input, parallel_tool_calls: false })
    expect(body).toMatchObject({
      status: 'completed',
      output: [{ type: 'function_call', name: 'weather', arguments: '{"city":"Rome"}' }],
      tools: [{ name: 'weather' }, { name: 'tides' }],
    })
    const [{ call_id }] = body.output
    const output = { type: 'function_call_output', call_id, output: 'sun' }
    const next = await respond({ input: [...input, ...body.output, output] })
    expect(next.body.output).toMatchObject([{ content: [{ text: 'It gave sun.' }] }])
    const { text } = await respond({ input, stream: true })
    const events = [...text.matchAll(/^data: (.+)$/gm)].map(([, line = '']) => JSON.parse(line))
    const done = events.filter(({ type }) => type === 'response.function_call_arguments.done')
    expect(done.map(({ output_index, name }) => [output_index, name])).toEqual([
      [0, 'weather'],
      [1, 'tides'],
    ])
    expect(events.at(-1).response.output).toMatchObject([{ name: 'weather' }, { name: 'tides' }])
    const orphan = await respond({ input: [output] })
    expect([orphan.status, orphan.body.error.param]).toEqual([422, 'input/0'])
  })
})
