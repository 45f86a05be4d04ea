import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  expectCode,
  openRuntime,
  openSession,
} from '../testing/test-runtime.test-support.ts'

const limits = { ...DEFAULT_LIMITS, pollMs: 10, abortGraceMs: 20, closeGraceMs: 20 }
const never = () => new Promise<never>(() => undefined)

/** A provider that never answers and honours no signal, and how often it was asked. */
function createSilentProvider() {
  const asked: string[] = []
  const entered = createLatch()
  const generate: SampleParts['generate'] = (_request, { idempotencyKey }) => {
    asked.push(idempotencyKey)
    entered.open()
    return never()
  }
  return { asked, entered, generate }
}

describe('calls that never settle', () => {
  it('occupy the slots of their own tenant: ten runs of another one finish meanwhile', async () => {
    const { asked, generate } = createSilentProvider()
    const runtime = await openRuntime({
      plugins: [sample({ generate })],
      tenants: { stuck: {}, lively: {} },
      config: {
        limits: { ...limits, slotsPerTenant: 4 },
        executor: { use: 'in-process', concurrency: 5 },
      },
    })
    const stuck = runtime.tenant('stuck').as(ada)
    for (const note of ['a', 'b', 'c', 'd', 'e']) await stuck.start('asked', { note })
    const lively = runtime.tenant('lively').as(ada)
    const handles = await Promise.all(
      Array.from({ length: 10 }, () => lively.start('twice', { note: 'x' })),
    )
    const ends = await Promise.all(handles.map((handle) => handle.finished()))
    expect(ends.map(({ state }) => state)).toEqual(handles.map(() => 'completed'))
    expect(asked).toHaveLength(4)
    expect((await stuck.runs()).map(({ state }) => state)).toEqual(Array(5).fill('queued'))
  })

  it('become typed failures: the runs wait for the provider, and the next has its turn', async () => {
    const { asked, generate } = createSilentProvider()
    const session = await openSession({
      plugins: [sample({ generate })],
      config: { limits: { ...limits, callMs: 30, slotsPerTenant: 1 } },
    })
    const [first, second] = [
      await session.start('asked', { note: 'x' }),
      await session.start('asked', { note: 'y' }),
    ]
    for (const handle of [first, second]) {
      const run = await handle.finished()
      expect(run).toMatchObject({ state: 'waiting', waiting: { for: 'provider', node: 'ask' } })
      expect(run.waiting?.ask).toContain('FCC_PROVIDER_TIMED_OUT')
    }
    expect(asked).toHaveLength(2)
  })

  it('free their slot when their run is cancelled, also where they honour no signal', async () => {
    const { entered, generate } = createSilentProvider()
    const runtime = await openRuntime({
      plugins: [sample({ generate })],
      config: { limits: { ...limits, slotsPerTenant: 1 } },
    })
    const session = runtime.tenant('riverside').as(ada)
    const stuck = await session.start('asked', { note: 'x' })
    const behind = await session.start('write', { note: 'y' })
    await entered.opened
    expect((await session.cancel(stuck.id)).state).toBe('cancelled')
    expect((await stuck.finished()).state).toBe('cancelled')
    expect((await behind.finished()).state).toBe('completed')
    await runtime.close()
    expect(runtime.diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'FCC_RUN_ABANDONED',
        why: expect.stringContaining(stuck.id),
      }),
    )
  })

  it('keep a runtime open no longer than its limits, and whoever waits is told how the run is', async () => {
    const { entered, generate } = createSilentProvider()
    const runtime = await openRuntime({ plugins: [sample({ generate })], config: { limits } })
    const session = runtime.tenant('riverside').as(ada)
    const handle = await session.start('asked', { note: 'x' })
    const types: string[] = []
    const heard = (async () => {
      for await (const { type } of handle.events()) types.push(type)
    })()
    await entered.opened
    await runtime.close()
    expect((await handle.finished()).state).toBe('queued')
    await heard
    expect(types[0]).toBe('fcc.run.started')
  })
})

describe('a visit that takes longer than its limit', () => {
  it('fails its run with a code of its own, and nothing of it is committed', async () => {
    const session = await openSession({
      plugins: [sample({ write: never })],
      config: { limits: { ...limits, visitMs: 30 } },
    })
    const run = await (await session.start('write', { note: 'x' })).finished()
    expect(run).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_VISIT_TIMED_OUT' }] })
    expect((await session.explain(run.id)).visits).toEqual([])
  })
})

describe('a run that is cancelled in its last step', () => {
  it('releases nothing, also where the step honours no signal and ends well', async () => {
    const entered = createLatch()
    const leave = createLatch()
    const write: SampleParts['write'] = async () => {
      entered.open()
      await leave.opened
      return { artifacts: { written: 'made after all' } }
    }
    const session = await openSession({ plugins: [sample({ write })], config: { limits } })
    const handle = await session.start('write', { note: 'x' })
    await entered.opened
    const cancelled = session.cancel(handle.id)
    leave.open()
    expect(await cancelled).toMatchObject({ state: 'cancelled', released: {} })
    const { entries } = await session.explain(handle.id)
    const types = entries.map(({ canonical }) => JSON.parse(canonical).type)
    expect(types).toEqual(['fcc.run.started', 'fcc.run.cancelled', 'fcc.run.ended'])
    await expectCode('FCC_ARTIFACT_UNKNOWN', () => session.outcome(handle.id, 'written'))
  })
})

describe('a session of a runtime that was closed', () => {
  it('answers that it is closed, whatever is asked of it', async () => {
    const runtime = await openRuntime()
    const session = runtime.tenant('riverside').as(ada)
    const { id } = await (await session.start('write', { note: 'x' })).finished()
    await runtime.close()
    const calls: readonly (() => unknown)[] = [
      () => session.start('write', { note: 'x' }),
      () => session.runs(),
      () => session.run(id),
      () => session.follow(id),
      () => session.resume(id),
      () => session.cancel(id),
      () => session.outcome(id, 'written'),
      () => session.exportAudit(),
    ]
    for (const call of calls) await expectCode('FCC_RUNTIME_CLOSED', call)
  })
})
