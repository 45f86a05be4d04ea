import type { Skill, Workflow, WorkflowEdge, WorkflowNode } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { echoProvider } from './testing/echo-provider.test-support.ts'
import {
  edgeOf,
  feedbackEdge,
  gateOf,
  humanNode,
  modelNode,
  ruleOf,
  skillNode,
} from './testing/sample-plan.test-support.ts'
import { createWorld, type SkillRun, type WorldParts } from './testing/test-world.test-support.ts'

/** A fork into branches of one node each, the first of them in the order of edges first. */
function fork(
  join: WorkflowNode['join'],
  branches: readonly string[],
  changes: Partial<WorldParts> = {},
): WorldParts {
  return {
    nodes: [skillNode('fork'), ...branches.map((id) => skillNode(id)), skillNode('join', { join })],
    edges: branches.flatMap((id) => [edgeOf('fork', id, ['fork']), edgeOf(id, 'join', [id])]),
    ...changes,
  }
}

const ofVisits = (world: ReturnType<typeof createWorld>) =>
  world.outcomes.flatMap(({ visit }) => (visit ? [visit] : []))

const visitOf = (world: ReturnType<typeof createWorld>, id: string) =>
  ofVisits(world).find((visit) => visit.id === id)

describe('a visit that a join continues without', () => {
  it('is aborted by its signal, and waited for no longer where it honours none', async () => {
    let reason: unknown
    const world = createWorld(
      fork('any', ['quick', 'slow', 'deaf'], {
        skills: {
          slow: (_, { signal }) =>
            new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => {
                reason = signal.reason
                reject(signal.reason as Error)
              })
            }),
          deaf: () => new Promise(() => undefined),
        },
      }),
    )
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(reason).toMatchObject({ code: 'FCC_VISIT_LEFT_OVER' })
    for (const id of ['slow', 'deaf']) {
      expect(run.nodes[id]).toMatchObject({
        visits: 1,
        status: 'cancelled',
        reasons: [{ kind: 'join', id: 'join', node: id }],
      })
      expect(visitOf(world, `run1/${id}/1`)).toMatchObject({
        outputs: [],
        route: { kind: 'cancelled', to: [], by: 'join' },
      })
    }
  })

  it('hands nothing on and keeps nothing, also where it was done first', async () => {
    const made: SkillRun = () => ({ artifacts: { b: 'b' }, facts: { 'test.fast': true } })
    const late: SkillRun = async () => {
      for (let turn = 50; turn > 0; turn -= 1) await Promise.resolve()
      return { artifacts: { a: 'a' } }
    }
    const ended: string[] = []
    const world = createWorld(
      fork('any', ['a', 'b'], {
        facts: [
          {
            id: 'test/route',
            namespace: 'test',
            title: 'Route',
            facts: { fast: { type: 'bool', description: 'fast' } },
            lowestLayer: 'tenant',
          },
        ],
        skills: {
          a: async (input, call) => {
            const result = await late(input, call)
            ended.push('a')
            return result
          },
          b: (input, call) => {
            ended.push('b')
            return made(input, call)
          },
        },
      }),
    )
    const run = await world.walk()
    expect(ended).toEqual(['b', 'a'])
    expect(run.state).toBe('completed')
    expect(Object.keys(run.artifacts)).toContain('a/a')
    expect(Object.keys(run.artifacts)).not.toContain('b/b')
    expect(run.nodes.b).toEqual({ visits: 1, status: 'cancelled', reasons: expect.anything() })
  })

  it('says which acts outside it had begun, whose result nobody knows', async () => {
    const sent: string[] = []
    let release: () => void = () => undefined
    const begun = new Promise<void>((resolve) => {
      release = resolve
    })
    const world = createWorld(
      fork('any', ['quick', 'slow'], {
        skills: {
          quick: async () => {
            await begun
            return { artifacts: { quick: 'q' } }
          },
          slow: async (_, { activity }) => {
            await activity('first', {}, () => Promise.resolve('done'))
            await activity('send', {}, (key) => {
              sent.push(key)
              release()
              return new Promise(() => undefined)
            })
            return { artifacts: { slow: 's' } }
          },
        },
      }),
    )
    expect((await world.walk()).state).toBe('completed')
    expect(sent).toEqual(['run1/slow/1/send#1'])
    const visit = visitOf(world, 'run1/slow/1')
    expect(visit?.unfinished).toEqual(sent)
    const [document] = world.outcomes.flatMap(({ entries }) =>
      entries.filter((entry) => entry.visit === 'run1/slow/1'),
    )
    expect(document?.data).toMatchObject({
      unfinished: sent,
      route: { kind: 'cancelled', to: [], by: 'join' },
    })
  })

  it('is waited for while it could still be chosen, for it comes first in the order of edges', async () => {
    const world = createWorld(
      fork(2, ['a', 'b', 'c', 'd'], {
        skills: {
          b: () => Promise.reject(new Error('it fails')),
          d: () => new Promise(() => undefined),
        },
      }),
    )
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(Object.entries(run.nodes).map(([id, { status }]) => [id, status])).toEqual([
      ['fork', 'done'],
      ['a', 'done'],
      ['c', 'done'],
      ['d', 'cancelled'],
      ['b', 'failed'],
      ['join', 'done'],
    ])
  })

  it('of a map is cancelled by the map, with what is inside of it', async () => {
    const world = createWorld({
      nodes: [
        skillNode('list'),
        skillNode('each', {
          map: { over: 'list', field: [], as: 'item', atMost: 5, join: 'any' },
        }),
      ],
      edges: [edgeOf('list', 'each', ['list'])],
      skills: {
        list: () => ({
          artifacts: { list: { text: '["x","y","z"]', mediaType: 'application/json' } },
        }),
        each: ({ artifacts }) =>
          artifacts.item?.text === 'x'
            ? { artifacts: { each: 'x' } }
            : new Promise(() => undefined),
      },
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(run.nodes['each[1]']?.status).toBe('cancelled')
    expect(visitOf(world, 'run1/each[2]/1')?.route).toEqual({
      kind: 'cancelled',
      to: [],
      by: 'each',
    })
  })

  it('ends the run all the same where it had reached a hard stop before', async () => {
    const world = createWorld(
      fork('any', ['make', 'check'], {
        rules: [
          ruleOf({
            id: 'test/stop',
            tier: 'hard_stop',
            at: ['tool_call'],
            when: "findings.exists(f, f.category == 'secret/word') && tool.id == 'test/check'",
          }),
        ],
        skills: {
          fork: () => ({ artifacts: { fork: 'a SECRET' } }),
          make: async () => {
            for (let turn = 500; turn > 0; turn -= 1) await Promise.resolve()
            return { artifacts: { make: 'm' } }
          },
        },
      }),
    )
    expect(await world.walk()).toMatchObject({ state: 'halted', reasons: [{ id: 'test/stop' }] })
  })

  it('counts what it used and keeps what was decided until then', async () => {
    const asked: string[] = []
    let release: () => void = () => undefined
    const begun = new Promise<void>((resolve) => {
      release = resolve
    })
    const tool: Skill = {
      id: 'test/endless',
      title: 'Endless',
      input: [],
      output: [],
      run: () => {
        release()
        return new Promise(() => undefined)
      },
    }
    const world = createWorld({
      nodes: [
        skillNode('fork'),
        skillNode('quick'),
        modelNode('slow', {
          produces: ['slow'],
          actor: { kind: 'model', action: 'document', tools: ['test/endless'] },
        }),
        skillNode('join', { join: 'any' }),
      ],
      edges: [
        edgeOf('fork', 'quick', ['fork']),
        edgeOf('fork', 'slow', ['fork']),
        edgeOf('quick', 'join', ['quick']),
        edgeOf('slow', 'join', ['slow']),
      ],
      rules: [ruleOf({ id: 'test/look', at: ['prompt'], when: "persona.id == 'nobody'" })],
      tools: [tool],
      models: [
        {
          ...echoProvider,
          generate: async (request) => {
            asked.push(request.wanted.name)
            return {
              parts: [{ kind: 'tool_call', id: 'c1', tool: 'test/endless', arguments: {} }],
              stop: 'tool_calls',
              model: 'echo',
              usage: { inputTokens: 7, outputTokens: 3 },
            }
          },
        },
      ],
      skills: {
        quick: async () => {
          await begun
          return { artifacts: { quick: 'q' } }
        },
      },
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(asked).toEqual(['slow'])
    expect(run.envelope.usage).toMatchObject({ inputTokens: 7, outputTokens: 3 })
    const visit = visitOf(world, 'run1/slow/1')
    expect(visit?.route.kind).toBe('cancelled')
    expect(visit?.decisions.map(({ at }) => at)).toContain('prompt')
  })
})

describe('a workflow in a node that has a time limit', () => {
  const inner = (nodes: WorkflowNode[], edges: WorkflowEdge[] = []): Workflow => ({
    id: 'test/inner',
    title: 'Inner',
    start: nodes[0]?.id ?? '',
    nodes,
    edges,
  })
  const holder = (timeLimitMs: number) =>
    skillNode('sub', {
      actor: { kind: 'workflow', workflow: 'test/inner' },
      produces: ['made'],
      timeLimitMs,
    })
  const outer = (timeLimitMs: number, changes: Partial<WorldParts>): WorldParts => ({
    nodes: [holder(timeLimitMs), skillNode('next'), skillNode('instead')],
    edges: [edgeOf('sub', 'next', ['made']), edgeOf('sub', 'instead', [], { kind: 'failure' })],
    ...changes,
  })

  it('fails as a whole when a visit inside takes longer, and its failure edges apply', async () => {
    let aborted: unknown
    const world = createWorld(
      outer(5, {
        workflows: [
          inner(
            [skillNode('slow'), skillNode('caught')],
            [edgeOf('slow', 'caught', [], { kind: 'failure' })],
          ),
        ],
        skills: {
          slow: (_, { signal }) =>
            new Promise(() => {
              signal.addEventListener('abort', () => {
                aborted = signal.reason
              })
            }),
        },
      }),
    )
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(aborted).toMatchObject({ code: 'FCC_WORKFLOW_TIME_LIMIT' })
    expect(run.nodes).toMatchObject({
      'sub/slow': { status: 'failed' },
      sub: { status: 'failed', reasons: [{ kind: 'error', id: 'FCC_WORKFLOW_TIME_LIMIT' }] },
      next: { status: 'skipped' },
      instead: { status: 'done' },
    })
    expect(run.nodes['sub/caught']?.status).not.toBe('done')
    expect(visitOf(world, 'run1/sub/1')?.route).toMatchObject({ kind: 'failure', to: ['instead'] })
  })

  it('ends the run where no failure edge leads on', async () => {
    const world = createWorld({
      nodes: [holder(5)],
      workflows: [inner([skillNode('slow')])],
      skills: { slow: () => new Promise(() => undefined) },
    })
    expect(await world.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_WORKFLOW_TIME_LIMIT' }],
    })
  })

  it('counts from the first visit inside, and waiting is included', async () => {
    const world = createWorld(
      outer(60_000, {
        workflows: [
          inner(
            [skillNode('first'), humanNode('ask', { produces: ['made'] })],
            [edgeOf('first', 'ask', ['first'])],
          ),
        ],
      }),
    )
    const ports = world.ports()
    const waiting = await world.walk(ports)
    const begun = waiting.nodes.sub?.begun ?? 0
    expect(waiting).toMatchObject({
      state: 'waiting',
      waiting: { for: 'human', node: 'sub/ask', due: new Date(begun + 60_000).toISOString() },
    })
    const later = { ...ports, now: () => begun + 60_000 }
    await world.step(later)
    const run = await world.walk(later)
    expect(run.state).toBe('completed')
    expect(run.nodes).toMatchObject({
      sub: { status: 'failed', reasons: [{ id: 'FCC_WORKFLOW_TIME_LIMIT' }] },
      'sub/ask': { status: 'cancelled' },
      instead: { status: 'done' },
    })
  })

  it('begins anew when feedback takes its work back', async () => {
    const world = createWorld({
      nodes: [holder(60_000), skillNode('check', { gate: { id: 'test/never', on: 'check' } })],
      edges: [edgeOf('sub', 'check', ['made']), feedbackEdge('check', 'sub', ['check'])],
      workflows: [inner([skillNode('made')])],
      gates: [gateOf('never', [{ id: 'no', required: true, test: NEVER }])],
    })
    await world.step()
    const first = world.run.nodes.sub?.begun
    await world.step()
    await world.step()
    expect(world.run.nodes.sub?.status).toBe('open')
    expect(world.run.nodes.sub?.begun).toBeUndefined()
    await world.step()
    expect(world.run.nodes.sub?.begun).toBeGreaterThan(first ?? Number.POSITIVE_INFINITY)
  })
})

const NEVER = {
  kind: 'content' as const,
  check: { kind: 'contains' as const, phrase: 'what is never said' },
}
