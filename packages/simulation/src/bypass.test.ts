import { type ModelRequest, textAnswer, textPart } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { echoProvider, textsFrom } from './testing/echo-provider.test-support.ts'
import {
  edgeOf,
  feedbackEdge,
  gateOf,
  modelNode,
  personaOf,
  ruleOf,
  skillNode,
} from './testing/sample-plan.test-support.ts'
import { SECRET, searchWith, stopped, usage } from './testing/stopped-story.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'
import { mapTexts } from './verbs/act/texts-of.ts'

const model: WorldParts = { nodes: [modelNode('draft', { produces: ['draft'] })] }
const form = (text: string, id = 'test/form'): WorldParts => ({
  nodes: [
    modelNode('draft', {
      produces: ['draft'],
      actor: { kind: 'model', action: 'document', template: id },
    }),
  ],
  templates: { [id]: { id, title: 'Form', mediaType: 'text/markdown', text } },
})

describe('what would reach a model without having been looked at', () => {
  it.each<[string, WorldParts]>([
    ['a persona’s role', { ...model, personas: [personaOf('WR', { role: `Knows ${SECRET}.` })] }],
    [
      'a phrase that a persona’s constraint checks',
      {
        ...model,
        personas: [
          personaOf('WR', {
            constraints: [{ text: 'MUST say so.', check: { kind: 'contains', phrase: SECRET } }],
          }),
        ],
      },
    ],
    [
      'a text that a hook adds',
      { ...model, composePrompt: (prompt) => ({ ...prompt, user: [textPart(SECRET)] }) },
    ],
    [
      'a name that a hook gives a text',
      {
        ...model,
        composePrompt: (prompt) => ({ ...prompt, user: [textPart('x', 'input', SECRET)] }),
      },
    ],
    ['the text of a template', form(`Write of ${SECRET}.`)],
    ['the id of a template', form('Write.', `test/${SECRET}`)],
    ['an instruction of a template', form(`<!-- What ${SECRET} says. -->`)],
    ['an artifact', { ...model, texts: { note: SECRET } }],
    ['an artifact in a form', { ...form('{{note}}'), texts: { note: SECRET } }],
    ['the name of what is wanted', { nodes: [modelNode('draft', { produces: [SECRET] })] }],
  ])('is stopped: %s', async (_what, parts) => {
    const { run, asked } = await stopped('prompt', parts)
    expect(run).toMatchObject({ state: 'halted', reasons: [{ id: 'test/stop', at: 'prompt' }] })
    expect(asked).toEqual([])
  })

  it('is stopped where it is feedback', async () => {
    const { run, asked } = await stopped('prompt', {
      nodes: [
        modelNode('draft', { produces: ['draft'] }),
        skillNode('check', { gate: { id: 'test/g', on: 'draft' } }),
      ],
      edges: [edgeOf('draft', 'check', ['draft']), feedbackEdge('check', 'draft', ['check'])],
      gates: [
        gateOf('g', [
          {
            id: 'c',
            required: true,
            test: { kind: 'content', check: { kind: 'contains', phrase: 'more' } },
          },
        ]),
      ],
      skills: { check: () => ({ artifacts: { check: SECRET } }) },
    })
    expect(run).toMatchObject({ state: 'halted', reasons: [{ at: 'prompt' }] })
    expect(asked).toHaveLength(1)
  })

  it('is stopped at egress as at prompt, for the provider that was chosen', async () => {
    const { run, asked } = await stopped('egress', {
      ...model,
      texts: { note: SECRET },
      providers: { 'test/model': { location: 'remote' } },
    })
    expect(run).toMatchObject({ state: 'halted', reasons: [{ id: 'test/stop', at: 'egress' }] })
    expect(asked).toEqual([])
  })

  it('does not go along beside the prompt: members that a hook adds', async () => {
    const { run, asked } = await stopped('prompt', {
      ...model,
      composePrompt: (prompt) =>
        ({
          ...prompt,
          persona: { role: SECRET },
          user: prompt.user.map((part) => ({ ...part, more: SECRET })),
        }) as never,
    })
    expect(run.state).toBe('completed')
    expect(JSON.stringify(asked)).not.toContain(SECRET)
    expect(Object.keys(asked[0] ?? {}).sort()).toEqual([
      ...['limits', 'messages', 'seed', 'tools', 'wanted'],
    ])
  })

  it('does not go along by a persona that a hook changes: it is shown a frozen copy', async () => {
    const { run, asked, world } = await stopped('prompt', {
      ...model,
      composePrompt: (prompt, persona) => {
        Object.assign(persona.riscear, { role: SECRET })
        return prompt
      },
    })
    expect(run.state).toBe('failed')
    expect(asked).toEqual([])
    expect(JSON.stringify(world.plan.personas)).not.toContain(SECRET)
  })

  it('fails where a hook gives back what is no prompt', async () => {
    for (const given of [null, {}, { system: [], user: 'text' }, { system: [], user: [{}] }]) {
      const { run, asked } = await stopped('prompt', {
        ...model,
        composePrompt: () => given as never,
      })
      // Nothing given back is the prompt as it was.
      expect(run.reasons.map(({ id }) => id)).toEqual(given === null ? [] : ['FCC_PROMPT_INVALID'])
      expect(asked).toHaveLength(given === null ? 1 : 0)
    }
  })

  it('is left out where a template leaves the artifact out', async () => {
    const { run, asked } = await stopped('prompt', {
      ...form('Dear {{guest}}'),
      texts: { note: SECRET },
    })
    expect(run.state).toBe('completed')
    expect(JSON.stringify(asked)).not.toContain(SECRET)
  })

  it('is stopped where a tool’s own words hold it', async () => {
    const { run, asked } = await stopped('prompt', {
      nodes: [
        modelNode('draft', {
          produces: ['draft'],
          actor: { kind: 'model', action: 'document', tools: ['test/search'] },
        }),
      ],
      tools: [{ ...searchWith([]), title: `Searches for ${SECRET}` }],
    })
    expect(run.state).toBe('halted')
    expect(asked).toEqual([])
  })

  it('is stopped where a skill says it to a model', async () => {
    const skill = skillNode('draft')
    const { run, asked } = await stopped('prompt', {
      nodes: [skill],
      skills: {
        draft: async (_input, { converse }) => {
          await converse({ messages: [{ role: 'user', parts: [textPart(SECRET)] }] })
          return { artifacts: { draft: 'x' } }
        },
      },
    })
    expect(run).toMatchObject({ state: 'halted', reasons: [{ at: 'prompt' }] })
    expect(asked).toEqual([])
  })
})

describe('the texts of a request', () => {
  it('are all there is in it but closed words: with each of them taken out, nothing is left', () => {
    const word = fc.string({ minLength: 12, maxLength: 16, unit: fc.constantFrom(...'QXZJK') })
    const part = fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: word, name: word }),
      fc.record({
        kind: fc.constant('tool_call' as const),
        id: word,
        tool: word,
        arguments: fc.dictionary(word, fc.oneof(word, fc.array(word))),
      }),
      fc.record({ kind: fc.constant('tool_result' as const), id: word, tool: word, text: word }),
      fc.record({
        kind: fc.constant('attachment' as const),
        name: word,
        mediaType: word,
        address: word,
      }),
    )
    const request = fc.record({
      messages: fc.array(
        fc.record({
          role: fc.constantFrom('system' as const, 'tool' as const),
          parts: fc.array(part),
        }),
      ),
      tools: fc.array(
        fc.record({ name: word, description: word, parameters: fc.dictionary(word, word) }),
      ),
      wanted: fc.record(
        {
          name: word,
          mediaType: fc.constant('text/plain' as const),
          schema: fc.dictionary(word, fc.oneof(word, fc.dictionary(word, word))),
        },
        { requiredKeys: ['name', 'mediaType'] },
      ),
      seed: fc.constant('digest'),
      limits: fc.constant({}),
    })
    fc.assert(
      fc.property(request, (given) => {
        expect(JSON.stringify(mapTexts(given as ModelRequest, () => ''))).not.toMatch(/[QXZJK]{12}/)
        expect(mapTexts(given as ModelRequest, (text) => text)).toEqual(given)
      }),
    )
  })
})

describe('a remedy over a whole request', () => {
  it('leaves each text in its place', async () => {
    const asked: ModelRequest[] = []
    const world = createWorld({
      ...model,
      inputs: ['note', 'plan'],
      texts: { note: `the ${SECRET} note`, plan: 'the plan' },
      rules: [
        ruleOf({
          id: 'test/redact',
          at: ['prompt'],
          when: 'findings.size() > 0',
          remedy: 'redact',
        }),
      ],
      models: [
        {
          ...echoProvider,
          generate: (request) => {
            asked.push(request)
            return textAnswer('fine', { model: 'echo', usage })
          },
        },
      ],
    })
    await world.walk()
    expect(asked.flatMap((request) => textsFrom(request, 'input'))).toEqual([
      'the [WORD] note',
      'the plan',
    ])
  })
})
