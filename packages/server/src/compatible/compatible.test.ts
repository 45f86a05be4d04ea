import { describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'

const dev = 'riverside/ada/developer'
const chat = (more: object = {}) => ({
  model: 'house-writer',
  messages: [{ role: 'user', content: 'Good morning.' }],
  ...more,
})

/** The JSON of each data line. */
function dataOf(text: string) {
  return [...text.matchAll(/^data: (.+)$/gm)].map(([, line = '']) =>
    line === '[DONE]' ? line : JSON.parse(line),
  )
}

describe('the compatible endpoint', () => {
  it('lists personas and scenarios as models', async () => {
    const { ask } = await openHouse()
    const { body } = await ask(dev, 'GET', '/v1/models')
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([
      'house-writer',
      'house/vote',
      'house/shout',
      'house/slowly',
    ])
  })

  it('answers a chat as a persona by a run under the rules, with its usage', async () => {
    const { ask, runtime } = await openHouse()
    const { status, body } = await ask(dev, 'POST', '/v1/chat/completions', chat())
    expect(status).toBe(200)
    expect(body).toMatchObject({
      object: 'chat.completion',
      choices: [{ message: { content: 'I read it.' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
    })
    const run = body.id.replace('chatcmpl-', '')
    const session = runtime.tenant('riverside').as({ id: 'a', kind: 'human', roles: ['auditor'] })
    expect(await session.run(run)).toMatchObject({
      scenario: 'conversation/house/WR',
      envelope: { principal: { id: 'ada' } },
    })
  })

  it('answers by a scenario too, with the newest turn of the caller as its input', async () => {
    const { ask } = await openHouse()
    const messages = [
      { role: 'system', content: 'Be quiet.' },
      { role: 'user', content: [{ type: 'text', text: 'hello' }] },
    ]
    for (const model of ['house/shout', 'shout']) {
      const { body } = await ask(dev, 'POST', '/v1/chat/completions', chat({ model, messages }))
      expect(body.choices[0].message.content).toBe('HELLO')
    }
  })

  it('answers a hard stop as a refusal with the rule, whichever turn it is in', async () => {
    const { ask } = await openHouse()
    for (const messages of [
      [{ role: 'user', content: 'A BOMB' }],
      [
        { role: 'system', content: 'A BOMB' },
        { role: 'user', content: 'Well?' },
      ],
    ]) {
      const { status, body } = await ask(dev, 'POST', '/v1/chat/completions', chat({ messages }))
      expect([status, body.choices[0].finish_reason]).toEqual([200, 'content_filter'])
      expect(body.choices[0].message).toMatchObject({
        content: null,
        refusal: expect.stringContaining('no-bombs'),
      })
    }
  })

  it('streams chunks that are the whole, their usage where it is asked for, and an end', async () => {
    const { ask } = await openHouse()
    const { headers, text } = await ask(
      dev,
      'POST',
      '/v1/chat/completions',
      chat({ stream: true, stream_options: { include_usage: true } }),
    )
    expect(headers.get('content-type')).toContain('text/event-stream')
    const data = dataOf(text)
    expect(data.at(-1)).toBe('[DONE]')
    const said = data.map((each) => each.choices?.[0]?.delta?.content ?? '').join('')
    expect(said).toBe('I read it.')
    expect(data.at(-2).usage.total_tokens).toBe(10)
    const stopped = await ask(
      dev,
      'POST',
      '/v1/chat/completions',
      chat({ stream: true, messages: [{ role: 'user', content: 'A BOMB' }] }),
    )
    const ends = dataOf(stopped.text).map((each) => each.choices?.[0]?.finish_reason)
    expect(ends).toContain('content_filter')
  })

  it('answers in the form of responses, whole and streamed', async () => {
    const { ask } = await openHouse()
    const asked = { model: 'WR', input: 'Good morning.', instructions: 'Be kind.' }
    const { body } = await ask(dev, 'POST', '/v1/responses', asked)
    expect(body).toMatchObject({
      object: 'response',
      status: 'completed',
      output: [{ content: [{ type: 'output_text', text: 'I read it.' }] }],
      usage: { total_tokens: 10 },
    })
    const { text } = await ask(dev, 'POST', '/v1/responses', { ...asked, stream: true })
    const events = dataOf(text)
    expect(events.map(({ sequence_number }) => sequence_number)).toEqual(events.map((_, at) => at))
    expect(events.at(0).type).toBe('response.created')
    expect(events.at(-1)).toMatchObject({
      type: 'response.completed',
      response: { output: [{ content: [{ text: 'I read it.' }] }] },
    })
    const stopped = await ask(dev, 'POST', '/v1/responses', { ...asked, input: 'A BOMB' })
    expect(stopped.body).toMatchObject({
      status: 'incomplete',
      incomplete_details: { reason: 'content_filter' },
      output: [{ content: [{ type: 'refusal' }] }],
    })
  })

  it('tells errors as clients read them: unknown models, parameters, tools, images, nobody, no role', async () => {
    const { ask } = await openHouse()
    const post = (who: string | undefined, more: object) =>
      ask(who, 'POST', '/v1/chat/completions', chat(more))
    expect(await post(dev, { model: 'gpt-9' })).toMatchObject({
      status: 404,
      body: { error: { code: 'FCC_MODEL_UNKNOWN', type: 'not_found_error' } },
    })
    const image = [{ type: 'image_url', image_url: { url: 'x' } }]
    for (const more of [
      { magic: true },
      { n: 2 },
      { tools: [{ type: 'custom', custom: { name: 'x' } }] },
      { functions: [{ name: 'x' }] },
      { messages: [{ role: 'user', content: image }] },
      { messages: [] },
    ]) {
      const { status, body } = await post(dev, more)
      expect([status, body.error.code]).toEqual([422, 'FCC_REQUEST_INVALID'])
      expect(body.error.param).toEqual(expect.any(String))
    }
    expect((await post(dev, { temperature: 0.2, seed: 7, user: 'u' })).status).toBe(200)
    expect(await post(undefined, {})).toMatchObject({
      status: 401,
      body: { error: { type: 'authentication_error' } },
    })
    expect((await post('riverside/eve/auditor', {})).body.error.type).toBe('permission_error')
    expect((await ask(dev, 'POST', '/v1/chat/completions', '{')).body.error.code).toBe(
      'FCC_REQUEST_INVALID',
    )
  })
})
