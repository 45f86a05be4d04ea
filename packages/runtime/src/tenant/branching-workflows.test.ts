import { describe, expect, it, vi } from 'vitest'
import { ownDocuments } from '../testing/own-documents.test-support.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

/** The diagnostics of a tenant with a workflow of its own, of a scenario that needs it. */
async function diagnosticsOf(workflow: string): Promise<readonly string[]> {
  const folder = ownDocuments({
    'own.yaml': `${workflow}
---
scenario: own
title: Own
purposes: [drafting]
input: { note: { type: text } }
workflow: own
outcomes: {}
`,
  })
  const runtime = await openRuntime({
    tenants: { riverside: { personas: { sources: [folder], includeCore: true } } },
  })
  const [tenant] = runtime.tenants.list()
  await runtime.close()
  return (tenant?.diagnostics ?? []).map(
    ({ code, why, place }) => `${code} ${place?.file?.split('/').at(-1)}:${place?.line} ${why}`,
  )
}

const branching = (when: string, more = '') => `workflow: own
start: a
artifacts:
  written: { length: int, kind: { type: string, values: [short, long] } }
nodes:
  - { id: a, persona: WR, skill: write }
  - { id: b, persona: WR, skill: copy }
${more}
edges:
  - from: a
    to: b
    carries: written
    when: ${JSON.stringify(when)}`

describe('the condition of an edge', () => {
  it('that fits is no problem', async () => {
    const found = await diagnosticsOf(
      branching('artifacts.written.length > 3 && run.purpose == "drafting"'),
    )
    expect(found.filter((each) => each.startsWith('FCC_WORKFLOW'))).toEqual([])
  })

  it.each([
    ['runn.purpose == "drafting"', 'no installed plugin provides a fact named `runn`'],
    ['artifacts.written.lenght > 3', 'Did you mean artifacts.written.length'],
    ['artifacts.draft.length > 3', 'artifacts.draft'],
    ['artifacts.written.length > "3"', 'does not fit the types'],
    ['artifacts.written.kind == "medium"', "compares with 'medium'"],
    ['artifacts.written.length', 'gives a value of type int'],
    ['artifacts.written == artifacts.written', 'as a whole'],
    ['findings.size() > 0', 'no installed plugin provides a fact named `findings`'],
    ['"no-such-gate" in gates.passed', "compares with 'no-such-gate'"],
    ['run.purpose ==', 'is no valid CEL'],
  ])('%s does not load, with its file, its line and what is wrong', async (when, why) => {
    const found = await diagnosticsOf(branching(when))
    const [problem = ''] = found.filter((each) => each.startsWith('FCC_WORKFLOW_CONDITION'))
    expect(problem).toContain('own.yaml:13 ')
    expect(problem).toContain('edge a→b')
    expect(problem).toContain(why)
  })
})

describe('a node that names what is not there', () => {
  it('is reported with the file and the line of that node', async () => {
    const found = await diagnosticsOf(`workflow: own
start: a
nodes:
  - { id: a, persona: WR, skill: write }
  - id: b
    persona: WR
    skill: wrote
  - { id: c, persona: WRR, skill: write }
edges: [{ from: a, to: b }, { from: b, to: c }]`)
    const links = found.filter((each) => each.startsWith('FCC_LINK'))
    expect(links[0]).toMatch(/^FCC_LINK_UNKNOWN_REFERENCE own\.yaml:5 .*node b, skill/)
    expect(links[1]).toMatch(/^FCC_LINK_UNKNOWN_REFERENCE own\.yaml:8 .*node c, persona/)
  })
})

describe('a workflow that does itself', () => {
  it('does not load, by whichever way it comes back', async () => {
    const found = await diagnosticsOf(`workflow: own
start: a
nodes: [{ id: a, persona: WR, workflow: other, produces: x }]
---
workflow: other
start: b
nodes: [{ id: b, persona: WR, workflow: own, produces: x }]`)
    expect(found.filter((each) => each.startsWith('FCC_WORKFLOW_NESTING'))).toHaveLength(2)
  })
})

describe('a run with branches', () => {
  const folder = () =>
    ownDocuments({
      'own.yaml': `workflow: own
start: first
nodes:
  - { id: first, persona: WR, skill: write }
  - { id: ask, persona: WR, human: { roles: [reviewer], ask: Is it good? }, produces: answer }
  - { id: left, persona: WR, skill: copy }
  - { id: right, persona: WR, skill: copy }
  - { id: sign, persona: WR, human: { roles: [signer], ask: Sign? }, produces: signature }
  - { id: join, persona: WR, skill: copy, join: all }
edges:
  - { from: first, to: ask, carries: written }
  - { from: first, to: left, carries: written }
  - { from: first, to: right, carries: written }
  - { from: right, to: sign, carries: written }
  - { from: ask, to: join, carries: [written, answer] }
  - { from: left, to: join, carries: copied }
  - { from: sign, to: join, carries: signature }
---
scenario: own
title: Own
purposes: [drafting]
input: { note: { type: text } }
workflow: own
outcomes: {}
`,
    })

  it.each(['memory', 'sqlite'] as const)(
    'waits for people at two of them, and continues where each is answered, over %s',
    async (store) => {
      const tenants = { riverside: { personas: { sources: [folder()], includeCore: true } } }
      const runtime = await openRuntime({ tenants, store, directory: temporaryFolder() })
      const session = runtime.tenant('riverside').as(ada)
      const handle = await session.start('own', { note: 'x' })
      const waiting = await handle.finished()
      expect(waiting.state).toBe('waiting')
      expect(waiting.nodes).toMatchObject({
        ask: { status: 'open', waiting: { activity: `${handle.id}/ask/1/answer#1` } },
        left: { status: 'done' },
        right: { status: 'done' },
        sign: { status: 'open', waiting: { roles: ['signer'] } },
      })
      const as = (role: string) =>
        runtime.tenant('riverside').as({ id: role, kind: 'human', roles: [role] })
      const activity = waiting.nodes.sign?.waiting?.activity
      await readAndAnswer(as('signer'), handle.id, { decision: 'approved', activity })
      const second = await (await session.resume(handle.id)).finished()
      expect(second).toMatchObject({ state: 'waiting', waiting: { node: 'ask' } })
      expect(second.nodes.sign?.status).toBe('done')
      await readAndAnswer(as('reviewer'), handle.id, { decision: 'approved' })
      const run = await (await session.resume(handle.id)).finished()
      expect(run.state).toBe('completed')
      expect(run.nodes.ask).toMatchObject({ visits: 1, status: 'done' })
    },
  )
})

describe('a join that takes the first', () => {
  const folder = () =>
    ownDocuments({
      'own.yaml': `workflow: own
start: first
nodes:
  - { id: first, persona: WR, skill: write }
  - { id: quick, persona: WR, skill: write }
  - { id: slow, persona: WR, skill: write }
  - { id: join, persona: WR, skill: copy, join: any }
edges:
  - { from: first, to: quick, carries: [written, note] }
  - { from: first, to: slow, carries: note }
  - { from: quick, to: join, carries: written }
  - { from: slow, to: join, carries: written }
---
scenario: own
title: Own
purposes: [drafting]
input: { note: { type: text } }
workflow: own
outcomes: {}
`,
    })

  it.each(['memory', 'sqlite'] as const)(
    'cancels what is under way, and records what it had begun outside, over %s',
    async (store) => {
      const signals: AbortSignal[] = []
      const sent: string[] = []
      let calls = 0
      const begun = Promise.withResolvers<void>()
      const runtime = await openRuntime({
        tenants: { riverside: { personas: { sources: [folder()], includeCore: true } } },
        store,
        plugins: [
          sample({
            write: async ({ artifacts }, { activity, signal }) => {
              calls += 1
              if (calls === 1) return { artifacts: { written: 'once' } }
              if (artifacts.written) {
                await begun.promise
                return { artifacts: { written: 'quick' } }
              }
              signals.push(signal)
              await activity('send', {}, (key) => {
                sent.push(key)
                begun.resolve()
                return new Promise(() => undefined)
              })
              return { artifacts: { written: 'never' } }
            },
          }),
        ],
      })
      const session = runtime.tenant('riverside').as(ada)
      const handle = await session.start('own', { note: 'x' })
      const run = await handle.finished()
      expect(run.state).toBe('completed')
      expect(signals.map((signal) => signal.aborted)).toEqual([true])
      expect(run.nodes.slow).toMatchObject({ status: 'cancelled', reasons: [{ id: 'join' }] })
      const { visits } = await session.explain(handle.id)
      expect(visits.find(({ node }) => node === 'slow')).toMatchObject({
        route: { kind: 'cancelled', to: [], by: 'join' },
        outputs: [],
        unfinished: sent,
      })
      expect(sent).toHaveLength(1)
    },
  )
})

describe('a workflow in a node whose time is over while somebody is asked inside', () => {
  it('fails by itself, and its failure edge is taken', async () => {
    const folder = ownDocuments({
      'own.yaml': `workflow: own
start: sub
nodes:
  - { id: sub, persona: WR, workflow: inner, produces: answer, time_limit_ms: 1 }
  - { id: instead, persona: WR, skill: write }
edges:
  - { from: sub, to: instead, carries: note, type: failure }
---
workflow: inner
start: ask
nodes:
  - { id: ask, persona: WR, human: { roles: [reviewer], ask: Is it good? }, produces: answer }
---
scenario: own
title: Own
purposes: [drafting]
input: { note: { type: text } }
workflow: own
outcomes: {}
`,
    })
    const session = await openSession({
      tenants: { riverside: { personas: { sources: [folder], includeCore: true } } },
    })
    const { id } = await session.start('own', { note: 'x' })
    const run = await vi.waitFor(
      async () => {
        const found = (await session.explain(id)).run
        expect(found.state).toBe('completed')
        return found
      },
      { timeout: 20_000 },
    )
    expect(run.nodes).toMatchObject({
      sub: { status: 'failed', reasons: [{ id: 'FCC_WORKFLOW_TIME_LIMIT' }] },
      'sub/ask': { status: 'cancelled' },
      instead: { status: 'done' },
    })
  })
})
