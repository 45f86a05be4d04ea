import {
  type Detector,
  type InterventionPoint,
  type ModelRequest,
  textAnswer,
  textPart,
} from '@fcc/contracts'
import { labelSet } from '@fcc/governance'
import { describe, expect, it } from 'vitest'
import { echoProvider, textsFrom, userText } from './testing/echo-provider.test-support.ts'
import {
  edgeOf,
  feedbackEdge,
  gateOf,
  modelNode,
  ruleOf,
  skillNode,
} from './testing/sample-plan.test-support.ts'
import { createWorld, secretDetector, type WorldParts } from './testing/test-world.test-support.ts'

const secret = 'the SECRET of the note'
const redacted = 'the [WORD] of the note'
const found = "findings.exists(f, f.category.startsWith('secret/'))"
const redactAt = (at: readonly InterventionPoint[]) =>
  ruleOf({ id: 'test/redact', at, when: found, remedy: 'redact' })

const model: WorldParts = {
  nodes: [modelNode('draft', { produces: ['draft'] })],
  texts: { note: secret },
}
const remote: WorldParts = {
  ...model,
  providers: { 'test/model': { location: 'remote', region: 'eu' } },
  permits: [{ id: 'test/may', at: ['egress'], when: "provider.region == 'eu'", cites: [] }],
}

/** What reached the provider, as it was asked. */
async function askedOf(parts: WorldParts) {
  const asked: ModelRequest[] = []
  const world = createWorld({
    ...parts,
    models: [
      {
        ...echoProvider,
        generate: (request) => {
          asked.push(request)
          return textAnswer('ok', { model: 'm', usage: { inputTokens: 0, outputTokens: 0 } })
        },
      },
    ],
  })
  return { run: await world.walk(), asked, world }
}

describe('content before an actor sees it', () => {
  it('reaches a skill as a remedy left it', async () => {
    const seen: string[] = []
    const world = createWorld({
      nodes: [skillNode('draft')],
      texts: { note: secret },
      rules: [redactAt(['tool_call'])],
      skills: {
        draft: ({ artifacts }) => {
          seen.push(artifacts.note?.text ?? '')
          return { artifacts: { draft: 'x' } }
        },
      },
    })
    expect((await world.walk()).state).toBe('completed')
    expect(seen).toEqual([redacted])
    expect(world.outcomes[0]?.visit?.decisions).toMatchObject([
      { at: 'tool_call', obligations: [{ kind: 'redact', findings: 1 }] },
    ])
  })

  it('does not reach a skill at all where a hard stop looks', async () => {
    let ran = 0
    const world = createWorld({
      nodes: [skillNode('draft')],
      texts: { note: secret },
      rules: [
        ruleOf({
          id: 'test/stop',
          tier: 'hard_stop',
          at: ['tool_call'],
          when: `${found} && tool.id == 'test/draft'`,
        }),
      ],
      skills: {
        draft: () => {
          ran += 1
          return { artifacts: { draft: 'x' } }
        },
      },
    })
    expect(await world.walk()).toMatchObject({ state: 'halted', reasons: [{ id: 'test/stop' }] })
    expect(ran).toBe(0)
    expect(world.outcomes[0]?.visit).toMatchObject({ route: { kind: 'end' }, outputs: [] })
  })

  it('reaches a model inside the process as a remedy left it, in the prompt and beside it', async () => {
    const { asked, run } = await askedOf({ ...model, rules: [redactAt(['prompt'])] })
    expect(run.state).toBe('completed')
    expect(JSON.stringify(asked)).not.toContain('SECRET')
    expect(asked.flatMap((request) => textsFrom(request, 'input'))).toEqual([redacted])
  })

  it('leaves the process only in the prompt that was looked at', async () => {
    const { asked, run } = await askedOf({ ...remote, rules: [redactAt(['egress'])] })
    expect(run.state).toBe('completed')
    expect(asked.map(userText).join()).toContain(redacted)
    expect(JSON.stringify(asked)).not.toContain('SECRET')
  })

  it('does not leave the process unless a permit names it', async () => {
    const elsewhere = { ...remote, providers: { 'test/model': { location: 'remote' as const } } }
    const { asked, run } = await askedOf(elsewhere)
    expect(run).toMatchObject({
      state: 'halted',
      reasons: [{ kind: 'not_permitted', at: 'egress' }],
    })
    expect(asked).toEqual([])
  })

  it('is sent nowhere when nothing is known of the provider', async () => {
    const { asked, run } = await askedOf({
      ...model,
      nodes: [
        modelNode('draft', {
          produces: ['draft'],
          actor: { kind: 'model', action: 'document', provider: 'test/unknown' },
        }),
      ],
    })
    expect(run).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_PROVIDER_MISSING' }] })
    expect(asked).toEqual([])
  })

  it('has no egress when the provider is in the process', async () => {
    const rules = [ruleOf({ id: 'test/no', tier: 'hard_stop', at: ['egress'], when: found })]
    const { run, asked } = await askedOf({ ...model, rules })
    expect(run.state).toBe('completed')
    expect(asked.flatMap((request) => textsFrom(request, 'input'))).toEqual([secret])
  })

  it('is looked at after hooks have changed the prompt, the system prompt too', async () => {
    const { run, asked } = await askedOf({
      ...model,
      texts: { note: 'nothing' },
      composePrompt: (prompt) => ({ ...prompt, system: [textPart('SECRET orders')] }),
      rules: [ruleOf({ id: 'test/no', tier: 'hard_stop', at: ['prompt'], when: found })],
    })
    expect(run).toMatchObject({ state: 'halted', reasons: [{ id: 'test/no' }] })
    expect(asked).toEqual([])
  })
})

describe('content that an actor made', () => {
  const say = (text: string): WorldParts => ({
    nodes: [skillNode('draft'), skillNode('check')],
    edges: [edgeOf('draft', 'check', ['draft'])],
    skills: { draft: () => ({ artifacts: { draft: text } }) },
  })

  it.each(['output', 'artifact', 'handoff'] as const)(
    'continues as a remedy at %s left it',
    async (at) => {
      const world = createWorld({ ...say(secret), rules: [redactAt([at])] })
      const run = await world.walk()
      expect(run.state).toBe('completed')
      expect(world.text(run.artifacts['draft/draft'])).toBe(redacted)
      expect(world.text(run.nodes.draft?.hands?.check?.draft)).toBe(redacted)
    },
  )

  it.each(['output', 'artifact', 'handoff'] as const)(
    'is stopped at %s by a hard stop',
    async (at) => {
      const rule = ruleOf({ id: 'test/stop', tier: 'hard_stop', at: [at], when: found })
      const run = await createWorld({ ...say(secret), rules: [rule] }).walk()
      expect(run).toMatchObject({ state: 'halted', reasons: [{ id: 'test/stop', at }] })
      expect(Object.values(run.nodes).map(({ status }) => status)).not.toContain('done')
    },
  )

  it('carries the labels of all that went in, and of what is found in it', async () => {
    const world = createWorld({
      ...say('harmless'),
      labels: labelSet({ categories: ['phi'] }),
    })
    const run = await world.walk()
    expect(run.artifacts['draft/draft']?.labels.categories).toEqual(['phi'])
    expect(run.artifacts['check/check']?.labels.categories).toEqual(['phi'])
    const marked = await createWorld(say(secret)).walk()
    expect(marked.artifacts['check/check']?.labels.categories).toEqual(['secret'])
  })

  it('carries the labels of what was sent back to its maker too', async () => {
    const world = createWorld({
      nodes: [skillNode('draft'), skillNode('check', { gate: { id: 'test/g', on: 'draft' } })],
      edges: [edgeOf('draft', 'check', ['draft']), feedbackEdge('check', 'draft', ['check'], 1)],
      gates: [
        gateOf('g', [
          {
            id: 'c',
            required: true,
            test: { kind: 'content', check: { kind: 'contains', phrase: 'second' } },
          },
        ]),
      ],
      skills: {
        draft: ({ feedback }) => ({
          artifacts: { draft: Object.keys(feedback).length > 0 ? 'second' : 'first' },
        }),
        check: () => ({ artifacts: { check: secret } }),
      },
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(run.artifacts['draft/draft']?.labels.categories).toEqual(['secret'])
  })

  it('fails the visit when it could not be looked into, for it would go without its labels', async () => {
    const broken: Detector = {
      ...secretDetector,
      detect: (text) => {
        if (text.startsWith('made')) throw new Error('table gone')
        return secretDetector.detect(text, undefined as never)
      },
    }
    const world = createWorld({ ...say('made of something'), detectors: [broken] })
    expect(await world.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ kind: 'error', id: 'FCC_CONTENT_NOT_INSPECTED' }],
    })
  })
})

describe('facts', () => {
  const clock = {
    id: 'test/clock',
    namespace: 'clock',
    title: 'Clock',
    lowestLayer: 'platform' as const,
    facts: { hour: { type: 'int' as const, description: 'the hour' } },
  }
  const parts = {
    nodes: [skillNode('draft'), skillNode('check')],
    edges: [edgeOf('draft', 'check', ['draft'])],
    rules: [ruleOf({ id: 'test/hours', tier: 'hard_stop' as const, when: 'clock.hour > 12' })],
  }

  it('are read for the visit, and a rule fires by them', async () => {
    const late = createWorld({ ...parts, facts: [{ ...clock, read: () => ({ hour: 13 }) }] })
    expect((await late.walk()).state).toBe('halted')
    const early = createWorld({ ...parts, facts: [{ ...clock, read: () => ({ hour: 9 }) }] })
    expect((await early.walk()).state).toBe('completed')
  })

  it('that are not there deny what a hard stop needs them for', async () => {
    const run = await createWorld({ ...parts, facts: [{ ...clock, read: () => ({}) }] }).walk()
    expect(run.state).toBe('halted')
    expect(run.reasons[0]).toMatchObject({ kind: 'error', at: 'handoff' })
  })

  it('of another plugin cannot be set by a skill', async () => {
    const world = createWorld({
      nodes: [skillNode('draft')],
      skills: { draft: () => ({ artifacts: { draft: 'x' }, facts: { 'clock.hour': 9 } }) },
    })
    expect(await world.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_SKILL_FACT_NOT_DECLARED' }],
    })
  })

  it('that a skill set are there for later visits', async () => {
    const namespace = {
      ...clock,
      id: 'test/test',
      namespace: 'test',
      facts: { route: { type: 'string' as const, description: 'r', values: ['safe', 'open'] } },
    }
    const rules = [
      ruleOf({ id: 'test/open', tier: 'hard_stop' as const, when: "test.route == 'open'" }),
    ]
    const skills = { draft: () => ({ artifacts: { draft: 'x' }, facts: { 'test.route': 'open' } }) }
    const run = await createWorld({ ...parts, rules, skills, facts: [namespace] }).walk()
    expect(run).toMatchObject({ state: 'halted', reasons: [{ id: 'test/open' }] })
  })
})
