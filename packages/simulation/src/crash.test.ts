import { type RunRecord, textAnswer } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { echoProvider, textsFrom } from './testing/echo-provider.test-support.ts'
import {
  edgeOf,
  feedbackEdge,
  gateOf,
  humanNode,
  modelNode,
  ruleOf,
  skillNode,
} from './testing/sample-plan.test-support.ts'
import { Crash, createWorld, type World } from './testing/test-world.test-support.ts'

/** An outside service that performs each key once, and counts how often it was asked. */
function createOutside() {
  const asked = new Map<string, number>()
  const performed = new Map<string, string>()
  return {
    asked,
    performed,
    ask(key: string): string {
      asked.set(key, (asked.get(key) ?? 0) + 1)
      const answer = performed.get(key) ?? `answer ${performed.size + 1}`
      performed.set(key, answer)
      return answer
    },
  }
}

type Outside = ReturnType<typeof createOutside>

/** A run with everything that can be broken off: outside calls, a model, a person, feedback, a remedy. */
function createStory(outside: Outside): World {
  return createWorld({
    nodes: [
      skillNode('fetch'),
      modelNode('draft', { produces: ['draft'] }),
      skillNode('check', { gate: { id: 'test/good', on: 'draft' } }),
      humanNode('sign', { produces: ['signature'] }),
    ],
    edges: [
      edgeOf('fetch', 'draft', ['fetch']),
      edgeOf('draft', 'check', ['draft']),
      edgeOf('check', 'sign', ['draft']),
      feedbackEdge('check', 'draft', ['check']),
    ],
    outcomes: { draft: { gate: 'test/good' } },
    gates: [
      gateOf('good', [
        {
          id: 'revised',
          required: true,
          test: { kind: 'scorer', scorer: 'test/revised', atLeast: 1 },
        },
      ]),
    ],
    scorers: [
      {
        id: 'test/revised',
        title: 'Whether it was revised',
        score: ({ text }) => ({ kind: 'scored', value: text.includes('more') ? 1 : 0, reason: '' }),
      },
    ],
    rules: [
      ruleOf({
        id: 'test/redact',
        when: "findings.exists(f, f.category.startsWith('secret/'))",
        remedy: 'redact',
      }),
    ],
    facts: [
      {
        id: 'test/clock',
        namespace: 'clock',
        title: 'Clock',
        lowestLayer: 'platform',
        facts: { hour: { type: 'int', description: 'the hour' } },
        read: ({ now }) => ({ hour: new Date(now).getUTCHours() }),
      },
    ],
    skills: {
      async fetch(_input, { activity }) {
        const first = await activity('get', 'one', async (key) => outside.ask(key))
        const second = await activity('get', 'two', async (key) => outside.ask(key))
        return { artifacts: { fetch: `SECRET ${first} and ${second}` } }
      },
      check: async (_input, { activity }) => ({
        artifacts: {
          check: `more ${await activity('ask', null, async (key) => outside.ask(key))}`,
        },
      }),
    },
    models: [
      {
        ...echoProvider,
        deterministic: false,
        generate: (request, { idempotencyKey }) =>
          textAnswer(`${outside.ask(idempotencyKey)} ${textsFrom(request, 'feedback')}`, {
            model: 'm',
            usage: { inputTokens: 1, outputTokens: 1 },
          }),
      },
    ],
  })
}

/** Carries a run to its end; the person says yes when asked. */
async function finish(world: World): Promise<RunRecord> {
  for (;;) {
    const run = await world.walk()
    if (run.state !== 'waiting') return run
    world.answer('approved')
  }
}

function visitsOf({ nodes }: World['run']): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(nodes).map(([id, { visits }]) => [id, visits]))
}

function contentsOf(world: World) {
  return Object.fromEntries(
    Object.entries(world.run.artifacts).map(([name, artifact]) => [name, world.text(artifact)]),
  )
}

describe('a visit that is broken off', () => {
  it('ends the same whatever call it was broken off at, with nothing asked again that was answered', async () => {
    const untouched = createOutside()
    const undisturbed = createStory(untouched)
    const expected = await finish(undisturbed)
    expect(expected.state).toBe('completed')
    expect(Object.keys(expected.released)).toEqual(['draft'])
    expect(visitsOf(expected)).toEqual({ fetch: 1, draft: 2, check: 2, sign: 1 })
    let tried = 0
    let repeats = 0
    for (let steps = 0; ; steps++) {
      let broken = 0
      for (let call = 1; ; call++) {
        const tries = await Promise.all(
          (['before', 'after'] as const).map((when) => breakOff({ steps, call, when })),
        )
        if (tries.every((each) => each === undefined)) break
        for (const each of tries) {
          if (!each) continue
          tried += 1
          broken += 1
          repeats += each.repeats
          expect(contentsOf(each.world)).toEqual(contentsOf(undisturbed))
          expect(each.world.run.state).toBe('completed')
          expect(each.world.run.sequence).toBe(expected.sequence)
          expect(each.world.run.nodes).toEqual(expected.nodes)
          expect([...each.outside.performed]).toEqual([...untouched.performed])
        }
      }
      if (broken === 0) break
    }
    expect(tried).toBeGreaterThan(100)
    expect(repeats).toBeGreaterThan(0)
  })

  it('keeps the clock that it read first, once it has asked anything', async () => {
    const seen: string[] = []
    const world = createWorld({
      nodes: [skillNode('fetch')],
      skills: {
        async fetch(_input, { activity }) {
          await activity('get', null, async () => 'x')
          return { artifacts: { fetch: 'x' } }
        },
      },
    })
    const ports = world.ports({ crash: { call: 3, when: 'after' } })
    await expect(world.step(ports)).rejects.toThrow(Crash)
    const [{ activity } = { activity: undefined }] = world.journal.values()
    const run = await world.walk()
    seen.push(world.outcomes.at(-1)?.visit?.startedAt ?? '')
    expect(run.state).toBe('completed')
    expect(seen).toEqual([new Date(activity?.startedAt ?? 0).toISOString()])
  })
})

/** Walks some steps, breaks the next one off, and continues to the end. Nothing where there is no such call. */
async function breakOff(at: {
  readonly steps: number
  readonly call: number
  readonly when: 'before' | 'after'
}) {
  const outside = createOutside()
  const world = createStory(outside)
  for (let step = 0; step < at.steps; step++) {
    if (world.run.state === 'waiting') world.answer('approved')
    if (world.run.state !== 'running') return undefined
    await world.step()
  }
  if (world.run.state === 'waiting') world.answer('approved')
  if (world.run.state !== 'running') return undefined
  const before = new Map(outside.asked)
  let isBroken = false
  try {
    await world.step(world.ports({ crash: at }))
  } catch (error) {
    if (!(error instanceof Crash)) throw error
    isBroken = true
  }
  if (!isBroken) return undefined
  // Between answer and settling: asked by now, and the journal has no result of it.
  const mayRepeat = [...outside.asked.keys()].filter(
    (key) => !before.has(key) && world.journal.get(key)?.result === undefined,
  )
  await finish(world)
  const repeated = [...outside.asked].filter(([, times]) => times > 1).map(([key]) => key)
  expect(repeated).toEqual(mayRepeat)
  expect(repeated.every((key) => outside.asked.get(key) === 2)).toBe(true)
  return { world, outside, repeats: repeated.length }
}
