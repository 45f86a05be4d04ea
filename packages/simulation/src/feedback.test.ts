import type { GateCheck } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  edgeOf,
  feedbackEdge,
  gateOf,
  ruleOf,
  skillNode,
} from './testing/sample-plan.test-support.ts'
import { createWorld, type SkillRun, type WorldParts } from './testing/test-world.test-support.ts'

const scored: GateCheck = {
  id: 'score',
  required: true,
  test: { kind: 'scorer', scorer: 'test/score', atLeast: 1 },
}

/** A draft and its critique, whose gate gives one score after another; `undefined` is not measured. */
function critiqued(scores: readonly (number | undefined)[], parts: Partial<WorldParts> = {}) {
  let next = 0
  return createWorld({
    nodes: [skillNode('draft'), skillNode('critique', { gate: { id: 'test/good', on: 'draft' } })],
    edges: [
      edgeOf('draft', 'critique', ['draft']),
      feedbackEdge('critique', 'draft', ['critique'], 3),
    ],
    gates: [gateOf('good', [scored])],
    scorers: [
      {
        id: 'test/score',
        title: 'Score',
        score: () => {
          const value = scores[Math.min(next++, scores.length - 1)]
          return value === undefined
            ? { kind: 'not_measured', reason: 'cannot say' }
            : { kind: 'scored', value, reason: 'so' }
        },
      },
    ],
    ...parts,
  })
}

const visited = (world: ReturnType<typeof createWorld>) =>
  world.outcomes.flatMap(({ visit }) => (visit ? [visit.node] : []))

describe('feedback', () => {
  it('brings the work back while the score rises, and lets it continue when the gate passes', async () => {
    const world = critiqued([0.2, 0.6, 1])
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(visited(world)).toEqual(['draft', 'critique', 'draft', 'critique', 'draft', 'critique'])
    expect(run.nodes.critique?.taken).toEqual({ draft: { taken: 2, scores: [0.2, 0.6] } })
  })

  it('stops when the score no longer rises, and says so beside the gate', async () => {
    for (const scores of [
      [0.5, 0.5],
      [0.5, 0.4],
    ]) {
      const run = await critiqued(scores).walk()
      expect(run.state).toBe('rejected')
      expect(run.nodes.critique?.taken?.draft?.taken).toBe(1)
      expect(run.reasons.map(({ kind }) => kind)).toEqual(['gate', 'not_converging'])
    }
  })

  it('stops at its bound, though the score rises', async () => {
    const run = await critiqued([0.1, 0.2, 0.3, 0.4, 0.5]).walk()
    expect(run.state).toBe('rejected')
    expect(run.nodes.critique?.taken?.draft?.taken).toBe(3)
    expect(run.reasons.map(({ kind }) => kind)).toEqual(['gate', 'bound'])
  })

  it('never takes what could not be measured for 0', async () => {
    const run = await critiqued([undefined, 0, undefined]).walk()
    expect(run.state).toBe('rejected')
    expect(run.nodes.critique?.taken?.draft).toEqual({ taken: 3, scores: [0] })
    const fallen = await critiqued([0.5, undefined, 0.4]).walk()
    expect(fallen.reasons.map(({ kind }) => kind)).toEqual(['gate', 'not_converging'])
  })

  it('is never taken more often than its bound, and never after a score that did not rise', async () => {
    const score = fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(
        fc.array(score, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (tenths, atMost) => {
          const scores = tenths.map((tenth) => (tenth === undefined ? undefined : tenth / 10))
          const world = critiqued(scores, {
            edges: [
              edgeOf('draft', 'critique', ['draft']),
              feedbackEdge('critique', 'draft', ['critique'], atMost),
            ],
          })
          const run = await world.walk()
          const state = run.nodes.critique?.taken?.draft ?? { taken: 0, scores: [] }
          expect(state.taken).toBeLessThanOrEqual(atMost)
          for (const [index, value] of state.scores.entries()) {
            if (index > 0) expect(value).toBeGreaterThan(state.scores[index - 1] ?? 1)
          }
          expect(visited(world).filter((node) => node === 'draft')).toHaveLength(state.taken + 1)
          expect(run.state).toBe(run.gates['test/good']?.passed ? 'completed' : 'rejected')
        },
      ),
    )
  })

  it('rejects a run whose gate does not pass and which has no way back', async () => {
    const world = critiqued([0.2], { edges: [edgeOf('draft', 'critique', ['draft'])] })
    const run = await world.walk()
    expect(run.state).toBe('rejected')
    expect(run.reasons).toMatchObject([{ kind: 'gate', id: 'test/good', node: 'critique' }])
    expect(run.reasons[0]?.say).toContain('scored 0.20')
    const unknown = await critiqued([undefined], { edges: [edgeOf('draft', 'critique')] }).walk()
    expect(unknown.reasons[0]?.say).toContain('could not be measured')
  })

  it('tries its edges in the order in which they were written', async () => {
    const world = critiqued([0.5, 0.4, 1], {
      nodes: [
        skillNode('plan'),
        skillNode('draft'),
        skillNode('critique', { gate: { id: 'test/good', on: 'draft' } }),
      ],
      edges: [
        edgeOf('plan', 'draft', ['plan']),
        edgeOf('draft', 'critique', ['draft']),
        feedbackEdge('critique', 'draft', ['critique']),
        feedbackEdge('critique', 'plan', ['critique']),
      ],
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(visited(world).slice(3)).toEqual(['draft', 'critique', 'plan', 'draft', 'critique'])
  })
})

describe('a node that feedback brings back', () => {
  /** Notes what each passage of a node got. */
  function recorder() {
    const seen: Record<string, { readonly inputs: object; readonly feedback: object }[]> = {}
    const texts = (artifacts: Readonly<Record<string, { readonly text: string }>>) =>
      Object.fromEntries(Object.entries(artifacts).map(([name, { text }]) => [name, text]))
    const note =
      (id: string, make: (passage: number) => Readonly<Record<string, string>>): SkillRun =>
      ({ artifacts, feedback }) => {
        const passages = [
          ...(seen[id] ?? []),
          { inputs: texts(artifacts), feedback: texts(feedback) },
        ]
        seen[id] = passages
        return { artifacts: make(passages.length) }
      }
    return { seen, note }
  }

  it('gets the inputs of its first visit again, and what the edge carries beside them', async () => {
    const { seen, note } = recorder()
    const world = critiqued([0.1, 1], {
      skills: {
        draft: note('draft', (passage) => ({ draft: `draft ${passage}` })),
        critique: note('critique', (passage) => ({ critique: `critique ${passage}` })),
      },
    })
    await world.walk()
    expect(seen.draft).toEqual([
      { inputs: { note: 'the note' }, feedback: {} },
      { inputs: { note: 'the note' }, feedback: { critique: 'critique 1' } },
    ])
    expect(seen.critique).toEqual([
      { inputs: { draft: 'draft 1' }, feedback: {} },
      { inputs: { draft: 'draft 2' }, feedback: {} },
    ])
  })

  it('gets them though a later node has made something of the same name', async () => {
    const { seen, note } = recorder()
    const world = critiqued([0.1, 1], {
      nodes: [
        skillNode('start'),
        skillNode('draft'),
        skillNode('critique', { gate: { id: 'test/good', on: 'text' } }),
      ],
      edges: [
        edgeOf('start', 'draft', ['text']),
        edgeOf('draft', 'critique', ['text']),
        feedbackEdge('critique', 'draft', ['report']),
      ],
      makes: { start: ['text'], draft: ['text'], critique: ['report'] },
      skills: {
        start: note('start', () => ({ text: 'brief' })),
        draft: note('draft', (passage) => ({ text: `draft ${passage}` })),
        critique: note('critique', () => ({ report: 'more' })),
      },
    })
    await world.walk()
    expect(seen.start).toHaveLength(1)
    expect(seen.draft?.map(({ inputs }) => inputs)).toEqual([{ text: 'brief' }, { text: 'brief' }])
    expect(seen.critique?.map(({ inputs }) => inputs)).toEqual([
      { text: 'draft 1' },
      { text: 'draft 2' },
    ])
  })

  it('gets what those before it made anew, when they were brought back too', async () => {
    const { seen, note } = recorder()
    const world = critiqued([0.1, 0.05, 1], {
      nodes: [
        skillNode('plan'),
        skillNode('draft'),
        skillNode('critique', { gate: { id: 'test/good', on: 'draft' } }),
      ],
      edges: [
        edgeOf('plan', 'draft', ['plan']),
        edgeOf('draft', 'critique', ['draft']),
        feedbackEdge('critique', 'plan', [], 1),
        feedbackEdge('critique', 'draft', ['critique']),
      ],
      skills: {
        plan: note('plan', (passage) => ({ plan: `plan ${passage}` })),
        draft: note('draft', (passage) => ({ draft: `draft ${passage}` })),
        critique: note('critique', () => ({ critique: 'no' })),
      },
    })
    await world.walk()
    expect(seen.draft?.map(({ inputs }) => inputs)).toEqual([
      { plan: 'plan 1' },
      { plan: 'plan 2' },
      { plan: 'plan 2' },
    ])
  })

  it('keeps earlier feedback of a name beside the newest', async () => {
    const { seen, note } = recorder()
    const world = critiqued([0.1, 0.2, 1], {
      skills: {
        critique: note('critique', (passage) => ({ critique: `critique ${passage}` })),
        draft: note('draft', () => ({ draft: 'draft' })),
      },
    })
    await world.walk()
    expect(seen.draft?.[2]?.feedback).toEqual({
      critique: 'critique 2',
      'critique@1': 'critique 1',
    })
  })

  it('is handed nothing back that a rule keeps from being handed on', async () => {
    const parts: Partial<WorldParts> = {
      skills: {
        draft: () => ({ artifacts: { draft: 'draft' } }),
        critique: () => ({ artifacts: { critique: 'the SECRET is out' } }),
      },
    }
    const when = "'secret' in labels"
    const halted = critiqued([0.1, 1], {
      ...parts,
      rules: [ruleOf({ id: 'test/keep', tier: 'hard_stop', when })],
    })
    expect(await halted.walk()).toMatchObject({
      state: 'halted',
      reasons: [{ kind: 'rule', id: 'test/keep', at: 'handoff' }],
    })
    const redacted = critiqued([0.1, 1], {
      ...parts,
      rules: [
        ruleOf({
          id: 'test/redact',
          when: "findings.exists(f, f.category.startsWith('secret/'))",
          remedy: 'redact',
        }),
      ],
    })
    expect((await redacted.walk()).state).toBe('completed')
    const handed = redacted.run.nodes.draft?.feedback?.critique
    expect(redacted.text(handed)).toBe('the [WORD] is out')
  })
})
