import { ProviderFailure, type RunRecord, textAnswer } from '@fcc/contracts'
import { createMemoryMasterKey } from '@fcc/sealing'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { createGate } from '../testing/gate.test-support.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  expectCode,
  grace,
  type HostParts,
  openAbandonedRuntime,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { openWaitingRun } from '../testing/waiting-run.test-support.ts'

describe('a run that is cancelled', () => {
  it('releases what is under way, through to the signal, and ends as cancelled', async () => {
    const gate = createGate()
    const session = await openSession({ plugins: [sample({ write: gate.write })] })
    const handle = await session.start('write', { note: 'x' })
    await gate.entered.opened
    await handle.cancel('Not needed any more.')
    expect(gate.seen.aborted).toBe(true)
    expect(await handle.record()).toMatchObject({
      state: 'cancelled',
      reasons: [{ kind: 'request', id: 'cancel', say: 'Not needed any more.' }],
    })
    expect((await handle.finished()).state).toBe('cancelled')
  })

  it('releases a provider that is being asked', async () => {
    const entered = createLatch()
    let aborted = false
    const generate: SampleParts['generate'] = (_request, { signal }) =>
      new Promise((_, reject) => {
        entered.open()
        signal.addEventListener('abort', () => {
          aborted = true
          reject(signal.reason)
        })
      })
    const session = await openSession({ plugins: [sample({ generate })] })
    const handle = await session.start('asked', { note: 'x' })
    await entered.opened
    await session.cancel(handle.id)
    expect((await handle.finished()).state).toBe('cancelled')
    expect(aborted).toBe(true)
  })

  it('is cancelled by name, in the log too, also while it waits for a person', async () => {
    const { session, run } = await openWaitingRun()
    expect((await session.cancel(run.id)).state).toBe('cancelled')
    const { entries } = await session.explain(run.id)
    const cancelled = entries
      .map(({ canonical }) => JSON.parse(canonical))
      .find(({ type }) => type === 'fcc.run.cancelled')
    expect(cancelled?.data).toMatchObject({ by: 'ada' })
  })

  it('gives back the run as it then is, also where it is under way', async () => {
    const gate = createGate()
    const session = await openSession({ plugins: [sample({ write: gate.write })] })
    const handle = await session.start('write', { note: 'x' })
    await gate.entered.opened
    expect((await session.cancel(handle.id)).state).toBe('cancelled')
    const { entries } = await session.explain(handle.id)
    const types = entries.map(({ canonical }) => JSON.parse(canonical).type)
    expect(types).toContain('fcc.run.cancelled')
  })

  it('cannot be cancelled again once it is over', async () => {
    const { session, run } = await openWaitingRun()
    await session.cancel(run.id)
    await expectCode('FCC_RUN_OVER', () => session.cancel(run.id))
    await expectCode('FCC_RUN_OVER', () => session.resume(run.id))
  })
})

describe('a run that stands still by somebody’s command', () => {
  it('is paused after its visit, and continues where it was', async () => {
    const gate = createGate()
    const session = await openSession({ plugins: [sample({ write: gate.write })] })
    const handle = await session.start('twice', { note: 'x' })
    await gate.entered.opened
    await session.pause(handle.id, 'lunch')
    gate.leave.open()
    expect(await handle.finished()).toMatchObject({
      state: 'paused',
      nodes: { first: { visits: 1 } },
    })
    expect(gate.seen.aborted).toBe(false)
    const run = await (await session.resume(handle.id)).finished()
    expect(run).toMatchObject({
      state: 'completed',
      nodes: { first: { visits: 1 }, second: { visits: 1 } },
    })
  })

  it('is put in quarantine at once, and comes out of it by a word of its own', async () => {
    const { session, run } = await openWaitingRun()
    await session.quarantine(run.id)
    expect((await session.run(run.id)).state).toBe('quarantined')
    await expectCode('FCC_RUN_QUARANTINED', () => session.resume(run.id))
    const handle = await session.resume(run.id, { fromQuarantine: true })
    expect((await handle.finished()).state).toBe('waiting')
  })
})

describe('a run that was planned with other code', () => {
  const planned = async (directory: string): Promise<RunRecord> => {
    const { runtime, run } = await openWaitingRun({ directory, store: 'sqlite' })
    await runtime.close()
    return run
  }

  it('waits for the version, and continues when somebody says so, which is in the log', async () => {
    const directory = temporaryFolder()
    const run = await planned(directory)
    const newer = await openRuntime({
      directory,
      store: 'sqlite',
      plugins: [sample({ version: '1.1.0' })],
    })
    const session = newer.tenant('riverside').as(ada)
    const error = await expectCode('FCC_RUN_VERSION', () => session.resume(run.id))
    expect(error.why).toContain('sample 1.0.0; here is 1.1.0')
    await readAndAnswer(newer.tenant('riverside').as(grace), run.id, { decision: 'approved' })
    const handle = await session.resume(run.id, { acceptVersion: true })
    const over = await handle.finished()
    expect(over).toMatchObject({ state: 'completed', pins: { code: { sample: '1.1.0' } } })
    const { entries } = await session.explain(run.id)
    const resumed = entries
      .map(({ canonical }) => JSON.parse(canonical))
      .filter(({ type }) => type === 'fcc.run.resumed')
    expect(resumed[0]?.data).toMatchObject({
      by: 'ada',
      versions: { sample: { pinned: '1.0.0', here: '1.1.0' } },
    })
  })
})

describe('a run that is claimed anew', () => {
  it('continues under the settings that it was planned with', async () => {
    const directory = temporaryFolder()
    const tenants = (suffix: string) => ({ riverside: { settings: { sample: { suffix } } } })
    const fail = sample({
      generate: () => {
        throw new TypeError('down')
      },
      documents: workThenAsk,
    })
    const before = await openRuntime({
      directory,
      store: 'sqlite',
      plugins: [fail],
      tenants: tenants('?'),
    })
    const handle = await before.tenant('riverside').as(ada).start('ask-first', { note: 'hi' })
    expect((await handle.finished()).waiting?.for).toBe('provider')
    await before.close()
    const session = await openSession({
      directory,
      store: 'sqlite',
      plugins: [sample({ documents: workThenAsk })],
      tenants: tenants('!'),
    })
    const run = await (await session.resume(handle.id)).finished()
    expect(run.state).toBe('completed')
    expect((await session.outcome(run.id, 'written')).text).toBe('HI?')
  })

  it('continues by the constitution and the label scheme that it was planned with', async () => {
    const directory = temporaryFolder()
    const strict = (rule: string) => `
constitution: more
title: More
rules: [{ id: extra, tier: hard_stop, at: [handoff, release], when: "${rule}" }]
`
    const { runtime, run } = await openWaitingRun({
      directory,
      store: 'sqlite',
      plugins: [sample({ documents: strict("'handled' in labels") })],
    })
    await readAndAnswer(runtime.tenant('riverside').as(grace), run.id, { decision: 'approved' })
    await runtime.close()
    const changed: HostParts = {
      directory,
      store: 'sqlite',
      plugins: [sample({ documents: strict("run.purpose == 'drafting'") })],
    }
    // A rule that says something else is no longer the rule that was accepted.
    const refused = await openRuntime(changed)
    await refused.accept('riverside', ada)
    await refused.close()
    const session = await openSession(changed)
    expect((await (await session.resume(run.id)).finished()).state).toBe('completed')
    const fresh = await (await session.start('write', { note: 'x' })).finished()
    expect(fresh.state).toBe('halted')
  })

  it('is followed to its end while this or another process holds it', async () => {
    const directory = temporaryFolder()
    const gate = createGate()
    const plugins = [sample({ write: gate.write })]
    const first = await openSession({ directory, store: 'sqlite', plugins })
    const second = await openSession({ directory, store: 'sqlite', plugins })
    const handle = await first.start('write', { note: 'x' })
    await gate.entered.opened
    const here = await first.resume(handle.id)
    const elsewhere = await second.resume(handle.id)
    gate.leave.open()
    const ends = await Promise.all([handle, here, elsewhere].map((each) => each.finished()))
    expect(ends.map(({ state }) => state)).toEqual(['completed', 'completed', 'completed'])
    expect((await second.explain(handle.id)).visits).toHaveLength(1)
  })

  it('asks nothing again that was answered before its holder was gone', async () => {
    const directory = temporaryFolder()
    const stuck = createLatch()
    const performed: string[] = []
    const asking =
      (after: () => Promise<void>): NonNullable<SampleParts['write']> =>
      async (_input, { activity }) => {
        const first = await activity('ask', 'one', async (key) => {
          performed.push(key)
          return { answer: performed.length }
        })
        await after()
        return { artifacts: { written: `answer ${first.answer}` } }
      }
    const never = asking(() => {
      stuck.open()
      return new Promise(() => undefined)
    })
    const dying = await openAbandonedRuntime({
      directory,
      store: 'sqlite',
      plugins: [sample({ write: never })],
    })
    const handle = await dying.tenant('riverside').as(ada).start('write', { note: 'x' })
    await stuck.opened
    // Nothing closes the first runtime: to the second one it looks as if its process had died.
    const session = await openSession({
      directory,
      store: 'sqlite',
      plugins: [sample({ write: asking(async () => undefined) })],
      clock: () => Date.now() + 120_000,
    })
    const run = await (await session.resume(handle.id)).finished()
    expect(run.state).toBe('completed')
    expect(performed).toEqual([`${run.id}/write/1/ask#1`])
    expect((await session.outcome(run.id, 'written')).text).toBe('answer 1')
  })

  it('is followed by its first holder, whose visit is then not committed', async () => {
    const directory = temporaryFolder()
    const gate = createGate()
    const config = {
      limits: { ...DEFAULT_LIMITS, leaseMs: 60_000, pollMs: 10, closeGraceMs: 5000 },
    }
    const stubborn: SampleParts['write'] = async () => {
      gate.entered.open()
      await gate.leave.opened
      return { artifacts: { written: 'from the first' } }
    }
    const first = await openSession({
      directory,
      store: 'sqlite',
      plugins: [sample({ write: stubborn })],
      config,
    })
    const handle = await first.start('write', { note: 'hi' })
    await gate.entered.opened
    // The second process has a clock that is past the lease, as after a long stall of the first.
    const second = await openSession({
      directory,
      store: 'sqlite',
      config,
      clock: () => Date.now() + 120_000,
    })
    const taken = await (await second.resume(handle.id)).finished()
    expect(taken.state).toBe('completed')
    gate.leave.open()
    expect((await handle.finished()).state).toBe('completed')
    expect((await second.explain(handle.id)).visits).toHaveLength(1)
    expect((await second.outcome(handle.id, 'written')).text).toBe('HI!')
  })
})

describe('a provider that fails', () => {
  it('leaves the run waiting for it, which asks again under the same key when it is resumed', async () => {
    const keys: string[] = []
    let down = true
    const generate: SampleParts['generate'] = (_request, { idempotencyKey }) => {
      keys.push(idempotencyKey)
      if (down) throw new TypeError('fetch failed')
      return textAnswer('fine', { model: 'm', usage: { inputTokens: 0, outputTokens: 0 } })
    }
    const session = await openSession({
      plugins: [sample({ generate })],
      masterKey: createMemoryMasterKey(),
    })
    const handle = await session.start('asked', { note: 'x' })
    expect(await handle.finished()).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', node: 'ask', failure: 'unreachable', by: 'sample/model' },
    })
    down = false
    expect((await (await session.resume(handle.id)).finished()).state).toBe('completed')
    expect(new Set(keys).size).toBe(1)
  })

  it('with a 429 is asked again when it said that it may be, and the run completes by itself', async () => {
    const keys: string[] = []
    const generate: SampleParts['generate'] = (_request, { idempotencyKey }) => {
      keys.push(idempotencyKey)
      if (keys.length < 3) {
        throw new ProviderFailure('rate_limited', { by: 'sample/model', retryAfterMs: 20 })
      }
      return textAnswer('fine', { model: 'm', usage: { inputTokens: 0, outputTokens: 0 } })
    }
    const session = await openSession({ plugins: [sample({ generate })] })
    const handle = await session.start('asked', { note: 'x' }, { wait: true })
    expect((await handle.finished()).state).toBe('completed')
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })
})

const workThenAsk = `
workflow: ask-first
start: ask
nodes:
  - { id: ask, persona: WR, action: document, produces: answer }
  - { id: write, persona: WR, skill: write }
edges:
  - { from: ask, to: write, carries: [answer, note] }
---
scenario: ask-first
title: Ask first
purposes: [drafting]
input: { note: { type: text } }
workflow: ask-first
outcomes: { written: { gate: not-empty } }
`
