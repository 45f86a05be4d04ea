import { describe, expect, it } from 'vitest'
import {
  edgeOf,
  feedbackEdge,
  humanNode,
  ruleOf,
  skillNode,
} from './testing/sample-plan.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'

const two: WorldParts = {
  nodes: [skillNode('draft'), skillNode('check')],
  edges: [edgeOf('draft', 'check', ['draft'])],
}
const always = "run.purpose == 'treatment'"
const approvalRule = (id: string, role: string) =>
  ruleOf({ id: `test/${id}`, when: always, remedy: 'require_approval', approvableBy: [role] })

describe('a rule that asks for an approval', () => {
  it('makes the run wait for one of its roles, and lets it continue after a yes', async () => {
    const world = createWorld({ ...two, rules: [approvalRule('ask', 'steward')] })
    const waiting = await world.walk()
    expect(waiting).toMatchObject({
      state: 'waiting',
      nodes: {},
      waiting: { for: 'human', node: 'draft', roles: ['steward'] },
    })
    expect(world.outcomes.at(-1)?.visit).toBeUndefined()
    expect(world.outcomes.at(-1)?.entries[0]).toMatchObject({
      type: 'fcc.run.waiting',
      data: { roles: ['steward'], binding: waiting.waiting?.binding },
    })
    world.answer('approved')
    expect((await world.walk()).state).toBe('completed')
    expect(world.run.nodes).toMatchObject({ draft: { visits: 1 }, check: { visits: 1 } })
  })

  it('keeps the clock that it first read, however late the answer comes', async () => {
    const world = createWorld({ ...two, rules: [approvalRule('ask', 'steward')] })
    const clock = (await world.walk()).nodes.draft?.clock
    world.answer('approved')
    await world.walk()
    const [draft, check] = world.outcomes.flatMap(({ visit }) => visit ?? [])
    expect(Date.parse(draft?.startedAt ?? '')).toBe(clock)
    expect(Date.parse(check?.startedAt ?? '')).toBeGreaterThan(clock ?? 0)
    expect(world.run.nodes.draft?.clock).toBeUndefined()
  })

  it('ends the run after a no, naming the rule', async () => {
    const world = createWorld({ ...two, rules: [approvalRule('ask', 'steward')] })
    await world.walk()
    world.answer('rejected')
    expect(await world.walk()).toMatchObject({
      state: 'rejected',
      reasons: [{ kind: 'approval', id: 'test/ask', node: 'draft', at: 'handoff' }],
    })
  })

  it('asks for each rule on its own: the yes of one role is not that of another', async () => {
    const world = createWorld({
      ...two,
      rules: [approvalRule('privacy', 'privacy-officer'), approvalRule('security', 'ciso')],
    })
    const asked: (readonly string[])[] = []
    for (let run = await world.walk(); run.state === 'waiting'; run = await world.walk()) {
      asked.push(run.waiting?.roles ?? [])
      world.answer('approved')
    }
    expect(asked).toEqual([['privacy-officer'], ['ciso']])
    expect(world.run.state).toBe('completed')
  })

  it('is asked for though another rule has redacted something first', async () => {
    const redacting = ruleOf({
      id: 'test/a-redact',
      when: "findings.exists(f, f.category.startsWith('secret/'))",
      remedy: 'redact',
    })
    const world = createWorld({
      ...two,
      rules: [redacting, approvalRule('ask', 'steward')],
      skills: { draft: () => ({ artifacts: { draft: 'a SECRET' } }) },
    })
    expect((await world.walk()).waiting?.roles).toEqual(['steward'])
    world.answer('approved')
    const run = await world.walk()
    expect(world.text(run.artifacts['draft/draft'])).toBe('a [WORD]')
  })

  it('takes an answer for this very content only', async () => {
    let passage = 0
    const world = createWorld({
      ...two,
      rules: [approvalRule('ask', 'steward')],
      skills: { draft: () => ({ artifacts: { draft: `draft ${++passage}` } }) },
    })
    await world.walk()
    world.answer('approved')
    // The visit is made again and makes something else than what was approved.
    expect(await world.walk()).toMatchObject({
      state: 'rejected',
      reasons: [{ kind: 'approval', id: 'test/ask' }],
    })
  })

  it('asks anew at the next passage: one answer serves once', async () => {
    const world = createWorld({
      nodes: [skillNode('draft'), skillNode('check', { gate: { id: 'test/g', on: 'draft' } })],
      edges: [edgeOf('draft', 'check', ['draft']), feedbackEdge('check', 'draft', [], 1)],
      gates: [
        {
          id: 'test/g',
          title: 'g',
          threshold: 1,
          checks: [
            {
              id: 'c',
              required: true,
              test: { kind: 'content', check: { kind: 'contains', phrase: 'better' } },
            },
          ],
        },
      ],
      rules: [approvalRule('ask', 'steward')],
      skills: {
        draft: ({ feedback: _, artifacts }) => ({
          artifacts: { draft: artifacts.note?.text ?? '' },
        }),
      },
    })
    await world.walk()
    const first = world.run.waiting
    world.answer('approved')
    const again = await world.walk()
    expect(again.state).toBe('waiting')
    expect(again.waiting?.activity).not.toBe(first?.activity)
    expect(again.waiting?.binding).not.toBe(first?.binding)
  })
})

describe('a mandatory rule that may be waived', () => {
  const waivable = (id: string, waivableBy: readonly string[]) =>
    ruleOf({ id: `test/${id}`, when: always, waivableBy })

  it('asks somebody who may waive it, and is recorded in the decision as waived by them', async () => {
    const world = createWorld({ ...two, rules: [waivable('keep', ['officer'])] })
    expect((await world.walk()).waiting).toMatchObject({ roles: ['officer'], node: 'draft' })
    expect(world.run.waiting?.ask).toContain('test/keep')
    world.answer('waived', { id: 'olga' })
    expect((await world.walk()).state).toBe('completed')
    const [visit] = world.outcomes.flatMap(({ visit: each }) => (each ? [each] : []))
    expect(visit?.decisions).toMatchObject([
      { decision: 'allow', reasons: [{ rule: 'test/keep', effect: 'waived' }] },
    ])
  })

  it('waives this act alone: what is handed on later asks again', async () => {
    const world = createWorld({
      nodes: [skillNode('a'), skillNode('b'), skillNode('c')],
      edges: [edgeOf('a', 'b', ['a']), edgeOf('b', 'c', ['b'])],
      rules: [waivable('keep', ['officer'])],
    })
    await world.walk()
    world.answer('waived')
    expect((await world.walk()).waiting?.node).toBe('b')
  })

  it('rejects after a no, and where nobody may waive every rule that blocks', async () => {
    const refused = createWorld({ ...two, rules: [waivable('keep', ['officer'])] })
    await refused.walk()
    refused.answer('rejected')
    expect(await refused.walk()).toMatchObject({
      state: 'rejected',
      reasons: [{ kind: 'rule', id: 'test/keep' }],
    })
    const apart = createWorld({ ...two, rules: [waivable('a', ['x']), waivable('b', ['y'])] })
    expect(await apart.walk()).toMatchObject({
      state: 'rejected',
      reasons: [{ id: 'test/a' }, { id: 'test/b' }],
    })
  })

  it('still asks for the approval that another rule wants', async () => {
    const world = createWorld({
      ...two,
      rules: [waivable('keep', ['officer']), approvalRule('ask', 'steward')],
    })
    await world.walk()
    world.answer('waived')
    expect((await world.walk()).waiting?.roles).toEqual(['steward'])
    world.answer('approved')
    expect((await world.walk()).state).toBe('completed')
  })

  it('is sent back before anybody is asked, where an edge leads back', async () => {
    const world = createWorld({
      nodes: [skillNode('draft'), skillNode('check'), skillNode('end')],
      edges: [
        edgeOf('draft', 'check'),
        edgeOf('check', 'end', ['check']),
        feedbackEdge('check', 'draft', [], 1),
      ],
      rules: [waivable('keep', ['officer'])],
    })
    const run = await world.walk()
    expect(run.nodes.check?.taken?.draft?.taken).toBe(1)
    expect(run).toMatchObject({ state: 'waiting', waiting: { roles: ['officer'] } })
  })

  it('leaves a hard stop alone: nobody is asked', async () => {
    const world = createWorld({
      ...two,
      rules: [ruleOf({ id: 'test/stop', tier: 'hard_stop', when: always })],
    })
    expect(await world.walk()).toMatchObject({
      state: 'halted',
      reasons: [{ kind: 'rule', id: 'test/stop' }],
    })
  })
})

describe('a person as an actor', () => {
  const signed: WorldParts = {
    nodes: [skillNode('draft'), humanNode('sign', { produces: ['signature'] })],
    edges: [edgeOf('draft', 'sign', ['draft'])],
  }

  it('is waited for, and signs by name', async () => {
    const world = createWorld(signed)
    expect((await world.walk()).waiting).toMatchObject({
      for: 'human',
      node: 'sign',
      roles: ['reviewer'],
      ask: 'Is it good?',
      activity: 'run1/sign/1/answer#1',
    })
    world.answer('approved')
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(world.outcomes.at(-1)?.visit).toMatchObject({ actor: 'human', actedBy: 'grace' })
    expect(JSON.parse(world.text(run.artifacts['sign/signature']) ?? '')).toEqual({
      decision: 'approved',
      by: 'grace',
    })
  })

  it('can say no, and the run ends for that reason', async () => {
    const world = createWorld(signed)
    await world.walk()
    world.answer('rejected')
    expect(await world.walk()).toMatchObject({
      state: 'rejected',
      reasons: [{ kind: 'approval', id: 'run1/sign/1/answer#1', node: 'sign' }],
    })
    expect(world.outcomes.at(-1)?.visit).toMatchObject({ actor: 'human', actedBy: 'grace' })
  })

  it('is bound to what was shown: an answer about anything else counts as a no', async () => {
    const world = createWorld(signed)
    const { waiting } = await world.walk()
    world.answer('approved')
    const answer = world.approvals.get(waiting?.activity ?? '')
    if (answer) world.approvals.set(waiting?.activity ?? '', { ...answer, binding: 'another' })
    expect((await world.walk()).state).toBe('rejected')
  })

  it('is shown what was sent back too, so that the binding changes with it', async () => {
    const bindingWith = async (note: string) => {
      const parts: WorldParts = {
        ...signed,
        texts: { note },
        skills: { draft: () => ({ artifacts: { draft: 'the same' } }) },
      }
      const { note: sent } = createWorld(parts).run.artifacts
      const feedback = sent ? { remark: sent } : {}
      const run = await createWorld({
        ...parts,
        run: { nodes: { sign: { visits: 0, status: 'open', feedback } } },
      }).walk()
      return run.waiting?.binding
    }
    const [one, again, other] = [
      await bindingWith('one'),
      await bindingWith('one'),
      await bindingWith('two'),
    ]
    expect(one).toBeDefined()
    expect(again).toBe(one)
    expect(other).not.toBe(one)
  })
})
