import { ProviderFailure, textAnswer } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import {
  contributing,
  personaYaml,
  type SampleParts,
  sample,
} from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { isParting } from './compare-visits.ts'

/** A model that never says the same twice. */
function forgetfulModel() {
  let asked = 0
  return {
    asked: () => asked,
    generate: () => {
      asked += 1
      return textAnswer(`answer ${asked}`, {
        model: 'm',
        usage: { inputTokens: 1, outputTokens: 2 },
      })
    },
  }
}

const asks = (style: string, rule = 'Say it.') => `
${personaYaml('ASK').replace('style: Plain.', `style: ${style}`)}
---
constitution: manners
title: Manners
rules:
  - id: said
    tier: preferred
    at: [prompt]
    when: 'true'
    say: ${rule}
---
workflow: quoted
start: ask
nodes:
  - { id: ask, persona: ASK, action: document, produces: written }
  - { id: copy, persona: ASK, skill: repeat }
edges:
  - { from: ask, to: copy, carries: written }
---
scenario: quoted
title: Quoted
purposes: [drafting]
input: { note: { type: text } }
workflow: quoted
outcomes: {}
`

describe('a run made once more', () => {
  it('is the same byte for byte, and asks no model', async () => {
    const model = forgetfulModel()
    const session = await openSession({ plugins: [sample({ generate: model.generate })] })
    const run = await session.start('asked', { note: 'the note' })
    expect((await run.finished()).state).toBe('completed')
    expect(model.asked()).toBe(1)
    expect(await session.replay(run.id)).toEqual({
      run: run.id,
      plan: 'pinned',
      recorded: 1,
      same: [`${run.id}/ask/1`],
      decidedOtherwise: [],
      answers: 1,
      versions: {},
    })
    expect(model.asked()).toBe(1)
  })

  it('is the same in another process, from a file', async () => {
    const directory = temporaryFolder()
    const model = forgetfulModel()
    const first = await openRuntime({
      store: 'sqlite',
      directory,
      plugins: [sample({ generate: model.generate })],
    })
    const run = await first.tenant('riverside').as(ada).start('asked', { note: 'the note' })
    await run.finished()
    await first.close()
    const second = await openRuntime({
      store: 'sqlite',
      directory,
      plugins: [sample({ generate: model.generate })],
    })
    const replay = await second.tenant('riverside').as(ada).replay(run.id)
    expect([replay.departure, replay.same.length, model.asked()]).toEqual([undefined, 1, 1])
  })

  it('is the same where a model failed before it answered, and may bill for that too', async () => {
    let asked = 0
    const generate = () => {
      asked += 1
      if (asked === 1) throw new ProviderFailure('cut_off', { by: 'm', retryAfterMs: 5 })
      return textAnswer('at last', { model: 'm', usage: { inputTokens: 1, outputTokens: 2 } })
    }
    const session = await openSession({ plugins: [sample({ generate })] })
    const run = await session.start('asked', { note: 'the note' }, { wait: true })
    expect((await run.finished()).state).toBe('completed')
    const replay = await session.replay(run.id)
    expect([replay.departure, replay.same.length, asked]).toEqual([undefined, 1, 2])
  })

  it('has the answers that people gave', async () => {
    const runtime = await openRuntime()
    const session = runtime.tenant('riverside').as(ada)
    const run = await session.start('signed', { note: 'a note' })
    await run.finished()
    const reviewer = runtime.tenant('riverside').as(grace)
    const { shown } = await reviewer.question(run.id)
    await reviewer.answer(run.id, { decision: 'approved', shown })
    expect((await (await session.follow(run.id)).finished()).state).toBe('completed')
    const replay = await session.replay(run.id)
    expect([replay.departure, replay.same]).toEqual([
      undefined,
      [`${run.id}/build/1`, `${run.id}/sign/1`],
    ])
  })

  it('writes nothing', async () => {
    const session = await openSession({ store: 'sqlite' })
    const run = await session.start('twice', { note: 'a note' })
    await run.finished()
    const before = (await session.exportAudit()).text.length
    const again = (await session.exportAudit()).text.length
    await session.replay(run.id)
    const after = (await session.exportAudit()).text.length
    // Each export is an entry of its own, and the replay none.
    expect(after - again).toBe(again - before)
  })

  it('parts where a skill is given the same and does otherwise', async () => {
    let calls = 0
    const write = () => {
      calls += 1
      return { artifacts: { written: `call ${calls}` } }
    }
    const session = await openSession({ plugins: [sample({ write })] })
    const run = await session.start('twice', { note: 'a note' })
    await run.finished()
    const { departure, same } = await session.replay(run.id)
    expect(same).toEqual([])
    expect(departure?.at).toBe(`${run.id}/first/1`)
    expect(departure?.differences).toContainEqual({
      part: 'answer',
      say: 'sample/write was given the same and answers otherwise',
    })
  })

  it('does nothing again that a skill did outside, and resolves no secret', async () => {
    let done = 0
    const write: SampleParts['write'] = async ({ artifacts }, { activity }) => {
      const number = await activity('count', { of: artifacts.note?.text.length }, async () => {
        done += 1
        return done
      })
      return { artifacts: { written: `number ${number}` } }
    }
    const session = await openSession({ plugins: [sample({ write })] })
    const run = await session.start('twice', { note: 'a note' })
    await run.finished()
    const replay = await session.replay(run.id)
    expect([replay.departure, replay.answers, done]).toEqual([undefined, 1, 1])
  })

  it('parts where a skill asks outside for something else than then', async () => {
    let calls = 0
    const write: SampleParts['write'] = async (_, { activity }) => {
      calls += 1
      const number = await activity('count', { of: calls }, async () => 1)
      return { artifacts: { written: `number ${number}` } }
    }
    const session = await openSession({ plugins: [sample({ write })] })
    const run = await session.start('twice', { note: 'a note' })
    await run.finished()
    const { departure } = await session.replay(run.id)
    expect(departure).toEqual({
      at: `${run.id}/first/1`,
      differences: [{ part: 'request', say: `${run.id}/first/1/count#1 asks otherwise` }],
    })
  })

  it('of a run that did not start is nothing, and the same', async () => {
    const session = await openSession()
    const run = await session.start('write', { note: 'NUCLEAR' })
    expect((await run.finished()).state).toBe('halted')
    expect(await session.replay(run.id)).toMatchObject({ recorded: 0, same: [] })
  })

  it('cannot be had of a subject that was erased', async () => {
    const session = await openSession({ store: 'sqlite' })
    const run = await session.start('asked', { note: 'a note' }, { subjects: ['patient-1'] })
    await run.finished()
    await session.shred('patient-1')
    await expectCode('FCC_SEALING_SHREDDED', () => session.replay(run.id))
  })
})

/** Branches beside each other, a map, and a join that continues without one that is slow. */
const branches = `
workflow: fan
start: a
nodes:
  - { id: a, persona: WR, skill: write }
  - { id: b, persona: WR, action: document, produces: copied }
  - { id: c, persona: WR, skill: copy }
  - { id: d, persona: WR, action: document, produces: ending, join: all }
edges:
  - { from: a, to: b, carries: written }
  - { from: a, to: c, carries: written }
  - { from: b, to: d, carries: copied }
  - { from: c, to: d, carries: copied }
---
scenario: fan
title: Fan
purposes: [drafting]
input: { note: { type: text } }
workflow: fan
outcomes: {}
`

describe('a run with branches', () => {
  it('is the same, whichever of them ended first', async () => {
    const model = forgetfulModel()
    const session = await openSession({
      plugins: [sample({ generate: model.generate, documents: branches })],
    })
    const run = await session.start('fan', { note: 'the note' })
    expect((await run.finished()).state).toBe('completed')
    const replay = await session.replay(run.id)
    expect([replay.departure, replay.recorded, replay.same.length, replay.answers]).toEqual([
      undefined,
      4,
      4,
      2,
    ])
  })
})

describe('what is kept of a run and was not asked then', () => {
  it('parts the replay where the answer of a model is nowhere', async () => {
    const session = await openSession({
      plugins: [
        sample({
          generate: () => {
            throw new Error('nobody is there')
          },
        }),
      ],
    })
    const run = await session.start('asked', { note: 'the note' })
    expect((await run.finished()).state).toBe('waiting')
    // It made no visit to its end: nothing to compare, and no model is asked for the rest.
    expect(await session.replay(run.id)).toMatchObject({ recorded: 0, same: [], answers: 0 })
  })
})

describe('a visit that was decided otherwise', () => {
  const decided = { part: 'decisions', say: 'a rule decides otherwise' } as const
  const gated = { part: 'gates', say: 'not passed now' } as const

  it('parts a replay by the pinned plan, and one of today only where it leads elsewhere', () => {
    expect(isParting([], { current: false })).toBe(false)
    expect(isParting([decided], { current: false })).toBe(true)
    expect(isParting([decided], { current: true })).toBe(false)
    expect(isParting([decided, gated], { current: true })).toBe(true)
  })
})

describe('a run made once more by the plan of today', () => {
  async function changed(then: string, now: string) {
    const directory = temporaryFolder()
    const repeat = sample()
    const open = (yaml: string) =>
      openRuntime({ store: 'sqlite', directory, plugins: [repeat, contributing('extra', yaml)] })
    const first = await open(then)
    const run = await first.tenant('riverside').as(ada).start('quoted', { note: 'a note' })
    await run.finished()
    await first.close()
    const second = await open(now)
    const session = second.tenant('riverside').as(ada)
    return { run: run.id, session }
  }
  const yaml = (style: string, rule?: string) =>
    asks(style, rule).replace('skill: repeat', 'skill: sample/copy')

  it('is the same where nothing changed', async () => {
    const { run, session } = await changed(yaml('Dry.'), yaml('Dry.'))
    const replay = await session.replay(run, { current: true })
    expect([replay.departure, replay.plan, replay.same.length]).toEqual([undefined, 'current', 2])
  })

  it('parts at the first request that a changed persona changes, and the pinned plan does not', async () => {
    const { run, session } = await changed(yaml('Dry.'), yaml('Flowery.'))
    expect((await session.replay(run)).departure).toBeUndefined()
    const { departure, same } = await session.replay(run, { current: true })
    expect(same).toEqual([])
    expect(departure?.at).toBe(`${run}/ask/1`)
    expect(departure?.differences[0]?.part).toBe('request')
    expect(departure?.differences[0]?.say).toContain('message 1 (system)')
  })
})
