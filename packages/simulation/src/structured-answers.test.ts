import {
  type ModelAnswer,
  type ModelRequest,
  type Provider,
  plainText,
  type Template,
  textAnswer,
} from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { echoProvider } from './testing/echo-provider.test-support.ts'
import { edgeOf, modelNode, skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'

const usage = { inputTokens: 3, outputTokens: 2 }
const schema = {
  type: 'object',
  properties: { beds: { type: 'integer' } },
  required: ['beds'],
  additionalProperties: false,
} as const
const asValue: Template = {
  id: 'test/count',
  title: 'Count',
  mediaType: 'application/json',
  text: 'Count the beds.',
  schema,
}
const asDocument: Template = {
  ...asValue,
  mediaType: 'text/markdown',
  text: '# Beds\n\n{{ beds }}\n',
}
const right = '{"beds":4}'

/** A model that says one text after the other, the last one for ever. */
function saying(texts: readonly string[], changes: Partial<Provider> = {}) {
  const asked: ModelRequest[] = []
  const model: Provider = {
    ...echoProvider,
    deterministic: false,
    models: ['m-1'],
    abilities: ['schema'],
    generate: (request): ModelAnswer => {
      asked.push(request)
      return textAnswer(texts[asked.length - 1] ?? texts.at(-1) ?? '', { model: 'm-1', usage })
    },
    ...changes,
  }
  return { asked, model }
}
const draft = modelNode('draft', {
  produces: ['draft'],
  actor: { kind: 'model', action: 'document', template: 'test/count' },
})
const worldOf = (model: Provider, parts: Partial<WorldParts> = {}, template = asValue) =>
  createWorld({ nodes: [draft], templates: { [template.id]: template }, models: [model], ...parts })
const draftOf = (world: ReturnType<typeof createWorld>) =>
  world.text(world.run.artifacts['draft/draft'])

describe('an answer that is to follow a schema', () => {
  it('is asked for with it, by a provider that holds its model to one', async () => {
    const { asked, model } = saying([right])
    const world = worldOf(model)
    expect((await world.walk()).state).toBe('completed')
    expect(draftOf(world)).toBe(right)
    expect(world.run.artifacts['draft/draft']?.mediaType).toBe('application/json')
    expect(asked[0]?.wanted).toEqual({ name: 'draft', mediaType: 'application/json', schema })
    expect(world.outcomes[0]?.visit).not.toHaveProperty('repairs')
  })

  it('is asked for in words alone where the provider holds no model to one', async () => {
    const { asked, model } = saying(['Four beds.', right], { abilities: [] })
    const world = worldOf(model)
    expect((await world.walk()).state).toBe('completed')
    expect(draftOf(world)).toBe(right)
    expect(asked[0]?.wanted).not.toHaveProperty('schema')
    expect(asked[0]?.messages.map(plainText).join()).toContain('"beds"')
  })

  it('fills its document, and it is the document that is made and looked at', async () => {
    const gate = {
      ...{ id: 'test/g', title: 'g', threshold: 1 },
      checks: [
        {
          ...{ id: 'beds', required: true },
          test: { kind: 'content', check: { kind: 'section', heading: 'Beds', minWords: 1 } },
        },
      ],
    } as const
    const nodes = [{ ...draft, gate: { id: 'test/g', on: 'draft' } }]
    const world = worldOf(saying([right]).model, { nodes, gates: [gate] }, asDocument)
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(draftOf(world)).toBe('# Beds\n\n4\n')
    expect(run.artifacts['draft/draft']?.mediaType).toBe('text/markdown')
  })

  it.each([
    ['prose', 'There are four beds.'],
    ['the prompt', 'Count the beds.'],
    ['prose around it', `Sure! ${right}`],
    ['a code fence around it', `\`\`\`json\n${right}\n\`\`\``],
    ['a trailing comma', '{"beds":4,}'],
    ['a key twice', '{"beds":4,"beds":5}'],
    ['the schema itself', JSON.stringify(schema)],
    ['another type', '{"beds":"four"}'],
    ['nothing', ''],
  ])('that is %s is asked for again with what is wrong, and counted', async (_what, wrong) => {
    const { asked, model } = saying([wrong, right])
    const world = worldOf(model)
    const run = await world.walk()
    expect([run.state, draftOf(world)]).toEqual(['completed', right])
    expect(asked).toHaveLength(2)
    const [said, told] =
      wrong === ''
        ? [[], asked[1]?.messages.slice(2)]
        : [asked[1]?.messages.slice(2, 3), asked[1]?.messages.slice(3)]
    if (wrong !== '') expect(said).toMatchObject([{ role: 'assistant', parts: [{ text: wrong }] }])
    expect(told).toMatchObject([
      {
        role: 'user',
        parts: [{ source: 'task', text: expect.stringContaining('cannot be used:\n- ') }],
      },
    ])
    expect(run.envelope.usage).toMatchObject({ inputTokens: 6, outputTokens: 4 })
    expect(world.outcomes[0]?.visit).toMatchObject({ repairs: 1 })
    expect([...world.journal.keys()]).toHaveLength(2)
  })

  it('that stays invalid fails the visit by type, with each attempt in its record, and no gate sees it', async () => {
    let scored = 0
    const { asked, model } = saying(['Four beds.', '{"beds":"SECRET"}'])
    const score = () => {
      scored += 1
      return { value: 1 }
    }
    const scorer = { id: 'test/s', title: 's', score }
    const gate = {
      ...{ id: 'test/g', title: 'g', threshold: 1 },
      checks: [{ id: 's', required: true, test: { kind: 'scorer', scorer: 'test/s', atLeast: 0 } }],
    } as const
    const nodes = [{ ...draft, gate: { id: 'test/g', on: 'draft' } }]
    const rules = [{ id: 'test/look', when: 'false', at: ['prompt'] }] as never
    const world = worldOf(model, { nodes, gates: [gate], scorers: [scorer as never], rules })
    const run = await world.walk()
    expect(run).toMatchObject({
      state: 'failed',
      reasons: [{ kind: 'error', id: 'FCC_PROVIDER_INVALID_ANSWER', node: 'draft' }],
    })
    expect(run.reasons[0]?.say).toContain('the last of its 3 answers is no value of the schema')
    expect(run.reasons[0]?.fix).toContain('start the run again')
    expect(JSON.stringify(run)).not.toContain('SECRET')
    expect([scored, asked.length, run.artifacts['draft/draft']]).toEqual([0, 3, undefined])
    expect(run.envelope.usage).toMatchObject({ inputTokens: 9, outputTokens: 6 })
    expect(world.outcomes[0]?.visit).toMatchObject({ repairs: 2 })
    const looked = world.outcomes[0]?.visit?.decisions.filter(({ at }) => at === 'prompt') ?? []
    expect(looked.map(({ subject }) => subject)).toEqual([
      ...['draft.prompt', 'draft.prompt.2', 'draft.prompt.3'],
    ])
  })

  it('is asked for again as often as its limit says', async () => {
    for (const repairs of [0, 1, 5]) {
      const { asked, model } = saying(['no'])
      expect((await worldOf(model, { act: { repairs } }).walk()).state).toBe('failed')
      expect(asked).toHaveLength(repairs + 1)
    }
    const { asked, model } = saying(['no'])
    const run = await worldOf(model, { act: { repairs: 50, turns: 4 } }).walk()
    expect(run.reasons).toMatchObject([{ kind: 'bound', id: 'max_turns' }])
    expect(asked).toHaveLength(4)
  })

  it('that stays invalid goes along a failure edge, where there is one', async () => {
    const nodes = [draft, skillNode('ask')]
    const edges = [edgeOf('draft', 'ask', [], { kind: 'failure' })]
    const world = worldOf(saying(['no']).model, { nodes, edges })
    await world.walk()
    expect(world.outcomes.map(({ visit }) => visit?.node)).toEqual(['draft', 'ask'])
  })

  it('is told only the last of those that could not be used', async () => {
    const { asked, model } = saying(['first', 'second', right])
    await worldOf(model).walk()
    const told = asked[2]?.messages.map(plainText).join('\n') ?? ''
    expect([told.includes('first'), told.includes('second')]).toEqual([false, true])
  })

  it('is the same after a break at any call, and nothing is asked that the journal has', async () => {
    const whole = worldOf(saying(['no', right]).model)
    await whole.walk()
    const calls = whole.calls.length
    expect(calls).toBeGreaterThan(5)
    for (let call = 1; call <= calls; call++) {
      for (const when of ['before', 'after'] as const) {
        const { asked, model } = saying([])
        // It answers by what it is asked, as a model does, and not by how often.
        const answering: Provider = {
          ...model,
          generate: (request) => {
            asked.push(request)
            const text = request.messages.length > 2 ? right : 'no'
            return textAnswer(text, { model: 'm-1', usage })
          },
        }
        const world = worldOf(answering)
        await world.step(world.ports({ crash: { call, when } })).catch(() => undefined)
        const run = await world.walk()
        expect([run.state, draftOf(world)]).toEqual(['completed', right])
        expect(run.envelope.usage).toMatchObject({ inputTokens: 6, outputTokens: 4 })
        // At most the one call that was under way is made twice.
        expect(asked.length).toBeLessThanOrEqual(3)
      }
    }
  })

  it('is had by a skill as by a node', async () => {
    const { model } = saying(['no', right])
    const world = createWorld({
      nodes: [skillNode('draft')],
      models: [model],
      skills: {
        draft: async (_input, { converse }) => {
          const messages = [
            { role: 'user' as const, parts: [{ kind: 'text' as const, text: 'How many?' }] },
          ]
          return { artifacts: { draft: (await converse({ messages, schema })).text } }
        },
      },
    })
    await world.walk()
    expect(draftOf(world)).toBe(right)
  })

  it('that its template cannot be filled from fails by the template, without its words', async () => {
    const broken: Template = { ...asDocument, text: 'x\n{{ paths }}' }
    const run = await worldOf(saying([right]).model, {}, broken).walk()
    expect(run).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_TEMPLATE_UNFILLED' }] })
    expect(run.reasons[0]?.say).toContain('it names what the answer does not have, at 2:4')
  })
})
