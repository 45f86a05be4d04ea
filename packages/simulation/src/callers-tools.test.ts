import { type ModelAnswer, type ModelRequest, textAnswer } from '@fcc/contracts'
import { type CallerTools, readAskedTools } from '@fcc/contracts/caller-tools'
import { describe, expect, it } from 'vitest'
import { echoProvider, userText } from './testing/echo-provider.test-support.ts'
import { modelNode, ruleOf } from './testing/sample-plan.test-support.ts'
import { SECRET, usage } from './testing/stopped-story.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'

const weather = {
  name: 'weather',
  description: 'The weather.',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' }, days: { type: 'integer' } },
    required: ['city'],
  },
}
const tides = { ...weather, name: 'tides' }
const call = (given: unknown, tool = 'weather', id = 'x'): ModelAnswer => ({
  parts: [{ kind: 'tool_call', id, tool, arguments: given as never }],
  stop: 'tool_calls',
  ...{ model: 'm-1', usage },
})
const say = (text: string) => textAnswer(text, { model: 'm-1', usage })

/** A conversation with tools of its caller, answered with one answer after the other, the last one for ever. */
async function talk(
  tools: CallerTools | string,
  answers: readonly ModelAnswer[],
  parts: Partial<WorldParts> = {},
) {
  const asked: ModelRequest[] = []
  const world = createWorld({
    nodes: [
      modelNode('draft', {
        produces: ['draft'],
        actor: { kind: 'model', action: 'document', callerTools: 'tools' },
      }),
    ],
    inputs: ['note', 'tools'],
    texts: { tools: typeof tools === 'string' ? tools : JSON.stringify(tools) },
    models: [
      {
        ...echoProvider,
        deterministic: false,
        models: ['m-1'],
        generate: (request) => {
          asked.push(request)
          return answers[asked.length - 1] ?? answers.at(-1) ?? say('')
        },
      },
    ],
    ...parts,
  })
  const run = await world.walk()
  const made = run.artifacts['draft/draft']
  const text = world.text(made) ?? ''
  return { run, world, asked, made, text, calls: readAskedTools(text)?.calls }
}

describe('tools of whoever asked', () => {
  it('are offered, and asking for one is what is made, under an id of the run', async () => {
    const { run, asked, made, calls } = await talk({ offered: [weather, tides] }, [
      call({ city: 'Rome' }),
    ])
    expect(run.state).toBe('completed')
    expect(asked).toHaveLength(1)
    expect(asked[0]?.tools).toEqual([weather, tides])
    expect(userText(asked[0] as ModelRequest)).not.toContain('The weather.')
    expect(made?.mediaType).toBe('application/json')
    expect(calls).toEqual([{ id: 'call_run1_1', tool: 'weather', arguments: { city: 'Rome' } }])
  })

  it('leave an answer what it is where none is asked for', async () => {
    const { run, made, text } = await talk({ offered: [weather] }, [say('Good morning.')])
    expect([run.state, made?.mediaType, text]).toEqual([
      'completed',
      'text/markdown',
      'Good morning.',
    ])
  })

  it('that were used before are told as calls and what they gave; of those not offered, what they gave', async () => {
    const used = [
      { tool: 'weather', arguments: { city: 'Rome' }, result: 'sun' },
      { tool: 'gone', arguments: {}, result: 'dust' },
    ]
    const { asked } = await talk({ offered: [weather], used }, [say('Sun.')])
    expect(asked[0]?.messages.slice(2)).toEqual([
      {
        role: 'assistant',
        parts: [
          { kind: 'tool_call', id: 'before_1', tool: 'weather', arguments: { city: 'Rome' } },
        ],
      },
      {
        role: 'tool',
        parts: [{ kind: 'tool_result', id: 'before_1', tool: 'weather', text: 'sun' }],
      },
      { role: 'user', parts: [expect.objectContaining({ source: 'input', text: 'dust' })] },
    ])
  })

  it.each<[string, unknown, string]>([
    ['a tool that is not offered', call({ city: 'Rome' }, 'other'), 'no such tool'],
    ['a name that every object has', call({}, 'constructor'), 'no such tool'],
    ['arguments that are not what it takes', call({ city: 7 }), 'do not do'],
    ['arguments that are no object', call('Rome'), 'an object'],
    ['the schema as arguments', call(weather.parameters), 'do not do'],
  ])('are not asked for %s: the model is told, and may do better', async (_what, wrong, told) => {
    const { run, asked, calls } = await talk({ offered: [weather] }, [
      wrong as ModelAnswer,
      call({ city: 'Rome' }),
    ])
    expect(run.state).toBe('completed')
    expect(calls).toHaveLength(1)
    expect(asked[1]?.messages.at(-1)?.parts).toMatchObject([
      { kind: 'tool_result', failed: true, text: expect.stringContaining(told) },
    ])
  })

  it('are handed over all or none, and one where one at a time is asked for', async () => {
    const two = (second: string): ModelAnswer => ({
      ...call({ city: 'Rome' }),
      parts: [
        ...call({ city: 'Rome' }, 'weather', '1').parts,
        ...call({ city: 'Bonn' }, second, '2').parts,
      ],
    })
    const both = await talk({ offered: [weather, tides] }, [two('other'), two('tides')])
    expect(both.asked[1]?.messages.slice(-2).map(({ parts }) => parts[0])).toMatchObject([
      { failed: true, text: expect.stringContaining('another call') },
      { failed: true, text: 'There is no such tool.' },
    ])
    expect(both.calls?.map(({ tool }) => tool)).toEqual(['weather', 'tides'])
    const one = await talk({ offered: [weather, tides], oneAtATime: true }, [two('tides')])
    expect(one.calls?.map(({ tool }) => tool)).toEqual(['weather'])
  })

  it('are asked for where they have to be, or the visit fails by type', async () => {
    const wanted = { tool: 'tides' }
    const late = await talk({ offered: [weather, tides], choice: wanted }, [
      say('Good morning.'),
      call({ city: 'Rome' }),
      call({ city: 'Rome' }, 'tides'),
    ])
    expect(late.asked.map(({ toolChoice }) => toolChoice)).toEqual([wanted, wanted, wanted])
    expect(late.calls?.map(({ tool }) => tool)).toEqual(['tides'])
    const never = await talk({ offered: [weather], choice: 'required' }, [say('Good morning.')])
    expect(never.asked).toHaveLength(3)
    expect(never.run).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_PROVIDER_INVALID_ANSWER' }],
    })
  })

  it('are counted: a model that asks for too many is stopped at its bound', async () => {
    const many: ModelAnswer = {
      ...call({ city: 'Rome' }),
      parts: Array.from({ length: 65 }, (_, at) =>
        call({ city: 'Rome' }, 'weather', `${at}`),
      ).flatMap(({ parts }) => parts),
    }
    const { run } = await talk({ offered: [weather] }, [many])
    expect(run).toMatchObject({ state: 'rejected', reasons: [{ id: 'max_tool_calls' }] })
  })

  it('are looked at as tool_call before anybody is handed a call', async () => {
    const stop = ruleOf({
      ...{ id: 'test/stop', tier: 'hard_stop', at: ['tool_call'] },
      when: "tool.id == 'weather' && tool.by == 'model' && findings.size() > 0",
    })
    const { run, world } = await talk({ offered: [weather] }, [call({ city: SECRET })], {
      rules: [stop],
    })
    expect(run).toMatchObject({ state: 'halted', reasons: [{ id: 'test/stop', at: 'tool_call' }] })
    expect(world.outcomes.at(-1)?.visit?.outputs).toEqual([])
  })

  it('are handed what a remedy left, and nothing where that is no object any more', async () => {
    const redact = ruleOf({
      ...{ id: 'test/redact', at: ['tool_call'] },
      when: 'findings.size() > 0',
      remedy: 'redact',
    })
    const { calls } = await talk({ offered: [weather] }, [call({ city: SECRET })], {
      rules: [redact],
    })
    expect(calls?.[0]?.arguments).toEqual({ city: '[WORD]' })
    const number = {
      ...{ id: 'test/numbers', title: 'Numbers', version: '1', categories: ['secret/'] },
      detect: (text: string) =>
        [...text.matchAll(/\d{4,}/g)].map(({ index, 0: found }) => ({
          ...{ category: 'secret/number', confidence: 1, detector: 'test/numbers' },
          span: { start: index, end: index + found.length },
        })),
    }
    const lost = await talk({ offered: [weather] }, [call({ city: 'Rome', days: 4711 })], {
      ...{ rules: [redact], detectors: [number] },
    })
    expect(lost.run).toMatchObject({
      state: 'rejected',
      reasons: [{ id: 'FCC_CALL_ARGUMENTS_LOST', at: 'tool_call' }],
    })
  })

  it('are believed nothing: each result is looked at as tool_result, however long ago it was', async () => {
    const redact = ruleOf({
      ...{ id: 'test/redact', at: ['tool_result'] },
      ...{ when: 'findings.size() > 0', remedy: 'redact' },
    })
    const used = ['sun', SECRET, 'rain'].map((result) => ({
      ...{ tool: 'weather', arguments: { city: 'Rome' }, result },
    }))
    const { made, asked } = await talk({ offered: [weather], used }, [say('Rain.')], {
      rules: [redact],
    })
    const given = asked[0]?.messages.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'tool_result' ? [part.text] : [])),
    )
    expect(given).toEqual(['sun', '[WORD]', 'rain'])
    expect(JSON.stringify(made?.labels)).toContain('secret')
  })

  it.each([
    ['no JSON', '{'],
    ['another form', '{"offered":{}}'],
    ['two of one name', JSON.stringify({ offered: [weather, weather] })],
    ['a choice that is not offered', JSON.stringify({ offered: [weather], choice: { tool: 'x' } })],
    ['the name of a skill', JSON.stringify({ offered: [{ ...weather, name: 'test/search' }] })],
  ])('that are %s fail the visit, and no model is asked', async (_what, text) => {
    const { run, asked } = await talk(text, [say('Good morning.')])
    expect(run).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_INPUT_CALLER_TOOLS' }] })
    expect(asked).toEqual([])
  })

  it('are none where none were given', async () => {
    const actor = { kind: 'model', action: 'document', callerTools: 'others' } as const
    const nodes = [modelNode('draft', { produces: ['draft'], actor })]
    const { run, asked } = await talk('{', [say('Good morning.')], { nodes })
    expect(run.state).toBe('completed')
    expect(asked[0]?.tools).toEqual([])
  })
})
