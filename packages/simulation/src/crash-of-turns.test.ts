import { type Skill, textAnswer } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { echoProvider } from './testing/echo-provider.test-support.ts'
import { edgeOf, modelNode, skillNode } from './testing/sample-plan.test-support.ts'
import { Crash, createWorld, type World } from './testing/test-world.test-support.ts'

/** Everything outside, that performs each key once: a model, and a service. */
function createOutside() {
  const performed = new Map<string, number>()
  const asked = new Map<string, number>()
  return {
    asked,
    performed,
    ask(key: string): number {
      asked.set(key, (asked.get(key) ?? 0) + 1)
      const number = performed.get(key) ?? performed.size + 1
      performed.set(key, number)
      return number
    },
  }
}
type Outside = ReturnType<typeof createOutside>

const search: Skill = {
  id: 'test/search',
  title: 'Searches',
  input: ['query'],
  output: ['hits'],
  async run({ artifacts }, { fetch, activity }) {
    const { text } = await fetch('https://search.example.org/', {
      method: 'POST',
      body: artifacts.query?.text ?? '',
    })
    const more = await activity('rank', text, async () => 'ranked')
    return { artifacts: { hits: `${text} ${more}` } }
  },
}

/** A model that asks for two tools at once, then for one, and then answers with what it was told. */
function createStory(outside: Outside): World {
  const call = (id: string, query: string) =>
    ({ kind: 'tool_call', id, tool: 'test/search', arguments: { query } }) as const
  const said = { model: 'm', usage: { inputTokens: 1, outputTokens: 1 } }
  return createWorld({
    nodes: [
      modelNode('draft', {
        produces: ['draft'],
        actor: { kind: 'model', action: 'document', tools: ['test/search'] },
      }),
      skillNode('check'),
    ],
    edges: [edgeOf('draft', 'check', ['draft'])],
    permits: [{ id: 'test/may', at: ['egress'], when: 'true', cites: [] }],
    tools: [search],
    fetch: async (_url, { headers, body }) => {
      outside.ask((headers as Readonly<Record<string, string>>)['idempotency-key'] ?? '')
      return new Response(`hit for ${body}`)
    },
    skills: {
      check: async ({ artifacts }, { converse }) => {
        const { text } = await converse({
          messages: [
            { role: 'user', parts: [{ kind: 'text', text: artifacts.draft?.text ?? '' }] },
          ],
        })
        return { artifacts: { check: text } }
      },
    },
    models: [
      {
        ...echoProvider,
        deterministic: false,
        generate: ({ messages, tools }, { idempotencyKey }) => {
          const number = outside.ask(idempotencyKey)
          const turns = messages.filter(({ role }) => role === 'assistant').length
          if (tools.length > 0 && turns < 2) {
            const parts = turns === 0 ? [call('a', 'one'), call('b', 'two')] : [call('c', 'three')]
            return { parts, stop: 'tool_calls', ...said }
          }
          return textAnswer(`${number} ${JSON.stringify(messages.slice(2))}`, said)
        },
      },
    ],
  })
}

const contentsOf = (world: World) =>
  Object.fromEntries(
    Object.entries(world.run.artifacts).map(([name, artifact]) => [name, world.text(artifact)]),
  )

describe('a run of turns, tools and services that is broken off', () => {
  it('ends the same wherever it was broken off, with nothing asked again that was answered', async () => {
    const untouched = createOutside()
    const undisturbed = createStory(untouched)
    expect((await undisturbed.walk()).state).toBe('completed')
    expect([...untouched.performed.keys()]).toEqual([
      'run1/draft/1/generate#1',
      'run1/draft/1/call.1.fetch#1',
      'run1/draft/1/call.2.fetch#1',
      'run1/draft/1/generate#2',
      'run1/draft/1/fetch#1',
      'run1/draft/1/generate#3',
      'run1/check/1/generate#1',
    ])
    let tried = 0
    for (const steps of [0, 1]) {
      for (let call = 1; ; call++) {
        let isBeyond = true
        for (const when of ['before', 'after'] as const) {
          const outside = createOutside()
          const world = createStory(outside)
          for (let step = 0; step < steps; step++) await world.step()
          const broken = await world
            .step(world.ports({ crash: { call, when } }))
            .then(() => undefined)
            .catch((error: unknown) => error)
          if (broken === undefined) continue
          // Where a call was under way, it is left by the abort that comes with the crash.
          const isAbort = (broken as Error).name === 'AbortError'
          expect(isAbort || broken instanceof Crash).toBe(true)
          isBeyond = false
          tried += 1
          const settled = new Map(
            [...outside.asked].filter(([key]) => world.journal.get(key)?.result !== undefined),
          )
          expect((await world.walk()).state).toBe('completed')
          expect(contentsOf(world)).toEqual(contentsOf(undisturbed))
          expect(world.run.envelope.usage).toEqual(undisturbed.run.envelope.usage)
          // Which of two that were asked at once was asked first is not told.
          expect([...outside.performed.keys()].sort()).toEqual(
            [...untouched.performed.keys()].sort(),
          )
          for (const [key, times] of settled)
            expect([key, outside.asked.get(key)]).toEqual([key, times])
        }
        if (isBeyond) break
      }
    }
    expect(tried).toBeGreaterThan(40)
  })
})
