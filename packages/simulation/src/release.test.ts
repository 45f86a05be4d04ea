import { labelSet } from '@fcc/governance'
import { describe, expect, it } from 'vitest'
import { edgeOf, gateOf, ruleOf, skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'

const clean = gateOf('clean', [
  {
    id: 'no-password',
    required: true,
    test: { kind: 'content', check: { kind: 'lacks', phrase: 'password' } },
  },
])
const permit = {
  id: 'test/lower',
  at: ['declassify' as const],
  label: 'secret',
  when: "'clean' in gates.passed",
  cites: [],
}

/** A draft that is released as the outcome `draft` through the gate `clean`. */
const released = (text: string, parts: Partial<WorldParts> = {}): WorldParts => ({
  nodes: [skillNode('draft')],
  skills: { draft: () => ({ artifacts: { draft: text } }) },
  gates: [clean],
  outcomes: { draft: { gate: 'test/clean' } },
  ...parts,
})

describe('a release', () => {
  it('judges an outcome that no node judged, and lets it go when it passes', async () => {
    const world = createWorld(released('fine'))
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(world.text(run.released.draft)).toBe('fine')
    expect(run.gates['test/clean']).toMatchObject({ passed: true, artifact: 'draft' })
    expect(world.outcomes[0]?.entries.map(({ type }) => type)).toEqual([
      'fcc.visit.recorded',
      'fcc.artifact.released',
      'fcc.run.ended',
    ])
  })

  it('keeps what does not pass, and what was never made', async () => {
    const failing = await createWorld(released('the password')).walk()
    expect(failing).toMatchObject({
      state: 'rejected',
      released: {},
      reasons: [{ kind: 'gate', id: 'test/clean' }],
    })
    const absent = await createWorld(
      released('fine', { outcomes: { other: { gate: 'test/clean' } } }),
    ).walk()
    expect(absent).toMatchObject({
      state: 'failed',
      released: {},
      reasons: [{ kind: 'error', id: 'FCC_OUTCOME_MISSING' }],
    })
  })

  it('releases nothing when one of several outcomes may not go', async () => {
    const run = await createWorld(
      released('fine', {
        makes: { draft: ['draft', 'bad'] },
        skills: { draft: () => ({ artifacts: { draft: 'fine', bad: 'the password' } }) },
        outcomes: { draft: { gate: 'test/clean' }, bad: { gate: 'test/clean' } },
      }),
    ).walk()
    expect(run).toMatchObject({ state: 'rejected', released: {} })
  })

  it.each([
    [true, 'fine', ['draft']],
    [undefined, 'fine', []],
    [true, 'the password', []],
  ])('of a rejected run is what it owes (%s) and what passed its own gate, %j', async (...of) => {
    const [owed, text, expected] = of
    const world = createWorld(
      released('', {
        nodes: [
          skillNode('draft', { gate: { id: 'test/clean', on: 'draft' } }),
          skillNode('judge', { gate: { id: 'test/strict', on: 'verdict' } }),
        ],
        edges: [edgeOf('draft', 'judge', ['draft'])],
        makes: { judge: ['verdict'] },
        gates: [clean, { ...clean, id: 'test/strict' }],
        skills: {
          draft: () => ({ artifacts: { draft: text } }),
          judge: () => ({ artifacts: { verdict: 'no password was changed' } }),
        },
        outcomes: { draft: { gate: 'test/clean', owed } },
      }),
    )
    const run = await world.walk()
    expect(run.state).toBe('rejected')
    expect(Object.keys(run.released)).toEqual(expected)
    const types = world.outcomes.flatMap(({ entries }) => entries.map(({ type }) => type))
    expect(types.includes('fcc.artifact.released')).toBe(expected.length > 0)
  })

  it('judges anew what was changed after its gate passed', async () => {
    const world = createWorld(
      released('', {
        nodes: [
          skillNode('draft', { gate: { id: 'test/clean', on: 'draft' } }),
          skillNode('spoil'),
        ],
        edges: [edgeOf('draft', 'spoil', ['draft'])],
        makes: { spoil: ['draft'] },
        skills: {
          draft: () => ({ artifacts: { draft: 'fine' } }),
          spoil: () => ({ artifacts: { draft: 'the password' } }),
        },
      }),
    )
    expect((await world.walk()).state).toBe('rejected')
  })

  it('releases the standing artifact and not what the last node was handed under its name', async () => {
    const world = createWorld(
      released('', {
        nodes: [skillNode('draft'), skillNode('polish'), skillNode('end')],
        edges: [edgeOf('draft', 'polish', ['draft']), edgeOf('draft', 'end', ['draft'])],
        makes: { polish: ['draft'], end: ['stamp'] },
        skills: {
          draft: () => ({ artifacts: { draft: 'rough' } }),
          polish: () => ({ artifacts: { draft: 'polished' } }),
          end: () => ({ artifacts: { stamp: 'seen' } }),
        },
      }),
    )
    const run = await world.walk()
    expect(world.text(run.released.draft)).toBe('polished')
  })

  it('lowers a label by a permit, and writes down which', async () => {
    const world = createWorld(
      released('harmless', {
        labels: labelSet({ categories: ['secret', 'phi'] }),
        outcomes: { draft: { gate: 'test/clean', declassifies: 'secret' } },
        permits: [permit],
      }),
    )
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(run.released.draft?.labels.categories).toEqual(['phi'])
    expect(run.artifacts['draft/draft']?.labels.categories).toEqual(['phi', 'secret'])
    expect(world.outcomes[0]?.entries[1]).toMatchObject({
      type: 'fcc.artifact.declassified',
      data: { artifact: 'draft', label: 'secret', by: ['test/lower'] },
    })
  })

  it('releases what a remedy at the lowering left', async () => {
    const world = createWorld(
      released('a SECRET', {
        outcomes: { draft: { gate: 'test/clean', declassifies: 'secret' } },
        permits: [permit],
        rules: [
          ruleOf({
            id: 'test/redact',
            at: ['declassify'],
            when: "findings.exists(f, f.category.startsWith('secret/'))",
            remedy: 'redact',
          }),
        ],
      }),
    )
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(world.text(run.released.draft)).toBe('a [WORD]')
    expect(run.released.draft?.labels.categories).toEqual([])
  })

  it('lowers nothing that no permit names', async () => {
    const run = await createWorld(
      released('harmless', {
        labels: labelSet({ categories: ['secret'] }),
        outcomes: { draft: { gate: 'test/clean', declassifies: 'secret' } },
      }),
    ).walk()
    expect(run).toMatchObject({
      state: 'halted',
      released: {},
      reasons: [{ kind: 'not_permitted', at: 'declassify' }],
    })
  })

  it('asks for no permit when there is nothing to lower, a longer name of the label included', async () => {
    const run = await createWorld(
      released('harmless', {
        labels: labelSet({ categories: ['secretarial'] }),
        outcomes: { draft: { gate: 'test/clean', declassifies: 'secret' } },
      }),
    ).walk()
    expect(run.state).toBe('completed')
    expect(run.released.draft?.labels.categories).toEqual(['secretarial'])
  })

  it('counts no gate as passed that judged other bytes', async () => {
    const polished = (parts: Partial<WorldParts>) =>
      released('fine', {
        nodes: [
          skillNode('draft', { gate: { id: 'test/clean', on: 'draft' } }),
          skillNode('polish'),
          skillNode('end'),
        ],
        edges: [edgeOf('draft', 'polish', ['draft']), edgeOf('polish', 'end', ['draft'])],
        outcomes: {},
        rules: [
          ruleOf({
            id: 'test/judged',
            tier: 'hard_stop',
            at: ['tool_call'],
            when: "tool.id == 'test/end' && 'clean' in gates.passed",
          }),
        ],
        ...parts,
      })
    const kept = createWorld(polished({ makes: { polish: ['stamp'] } }))
    expect((await kept.walk()).state).toBe('halted')
    const changed = createWorld(polished({ makes: { polish: ['stamp', 'draft'] } }))
    expect((await changed.walk()).state).toBe('completed')
  })

  it('releases what a remedy left, if that passes the gate', async () => {
    const rule = ruleOf({
      id: 'test/redact',
      at: ['release'],
      when: "findings.exists(f, f.category.startsWith('secret/'))",
      remedy: 'redact',
    })
    const world = createWorld(released('a SECRET', { rules: [rule] }))
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(world.text(run.released.draft)).toBe('a [WORD]')
    const strict = gateOf('clean', [
      {
        id: 'says',
        required: true,
        test: { kind: 'content', check: { kind: 'contains', phrase: 'SECRET' } },
      },
    ])
    const spoiled = await createWorld(
      released('a SECRET', { rules: [rule], gates: [strict] }),
    ).walk()
    expect(spoiled).toMatchObject({ state: 'rejected', released: {} })
    expect(spoiled.reasons[0]?.say).toContain('as a remedy left it')
  })

  it('waits for an approval at the end, and releases after it', async () => {
    const rule = ruleOf({
      id: 'test/ask',
      at: ['release'],
      when: "run.purpose == 'treatment'",
      remedy: 'require_approval',
      approvableBy: ['officer'],
    })
    const world = createWorld(released('fine', { rules: [rule] }))
    expect(await world.walk()).toMatchObject({ state: 'waiting', released: {}, nodes: {} })
    world.answer('approved')
    expect(Object.keys((await world.walk()).released)).toEqual(['draft'])
  })

  it('is stopped by a hard stop at release', async () => {
    const rule = ruleOf({
      id: 'test/stop',
      tier: 'hard_stop',
      at: ['release'],
      when: "'secret' in labels",
    })
    const run = await createWorld(released('a SECRET', { rules: [rule] })).walk()
    expect(run).toMatchObject({ state: 'halted', released: {}, reasons: [{ id: 'test/stop' }] })
  })
})
