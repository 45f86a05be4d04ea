import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../config/host-config.ts'
import type { TenantLimits } from '../../config/tenant-limits.ts'
import { sample } from '../../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  expectCode,
  openRuntime,
} from '../../testing/test-runtime.test-support.ts'

const limits = { ...DEFAULT_LIMITS, pollMs: 10, slotsPerTenant: 16 }

/** Two tenants, the first with limits, whose steps end when the latch is opened; and how many are at work. */
async function openBounded(bounds: Partial<TenantLimits>, store: 'memory' | 'sqlite' = 'memory') {
  const latch = createLatch()
  const time = { now: Date.parse('2026-12-01T00:00:00Z') }
  const atWork = { now: 0, most: 0 }
  const runtime = await openRuntime({
    store,
    clock: () => time.now,
    tenants: { riverside: { limits: bounds }, lakeside: {} },
    config: { limits },
    plugins: [
      sample({
        write: async ({ artifacts }) => {
          atWork.now += 1
          atWork.most = Math.max(atWork.most, atWork.now)
          await latch.opened
          atWork.now -= 1
          return { artifacts: { written: `${artifacts.note?.text ?? ''}!` } }
        },
      }),
    ],
  })
  return {
    ...{ runtime, latch, time, atWork },
    session: runtime.tenant('riverside').as(ada),
    other: runtime.tenant('lakeside').as(ada),
  }
}

describe.each(['memory', 'sqlite'] as const)(
  'runs over those in flight, over a %s store',
  (store) => {
    it('wait in the queue, and begin when others end', async () => {
      const { session, other, latch, atWork } = await openBounded({ runsInFlight: 2 }, store)
      const handles = await Promise.all(
        Array.from({ length: 7 }, () => session.start('write', { note: 'x' })),
      )
      const theirs = await other.start('write', { note: 'x' })
      await expect.poll(() => atWork.now, { timeout: 20_000 }).toBe(3)
      const states = (await session.runs()).map(({ state }) => state)
      expect(states.filter((state) => state === 'queued').length).toBeGreaterThanOrEqual(5)
      latch.open()
      const ended = await Promise.all([theirs, ...handles].map((handle) => handle.finished()))
      expect(ended.map(({ state }) => state)).toEqual(ended.map(() => 'completed'))
      expect(atWork.most).toBe(3)
    })

    it('are cancelled where they wait, and leave the queue', async () => {
      const { session, latch, atWork } = await openBounded({ runsInFlight: 1 }, store)
      const first = await session.start('write', { note: 'x' })
      await expect.poll(() => atWork.now, { timeout: 20_000 }).toBe(1)
      const second = await session.start('write', { note: 'x' })
      const third = await session.start('write', { note: 'x' })
      expect((await session.cancel(second.id)).state).toBe('cancelled')
      latch.open()
      expect((await third.finished()).state).toBe('completed')
      expect((await first.finished()).state).toBe('completed')
    })
  },
)

describe('runs of one scenario over its own limit', () => {
  it.each(['write', 'sample/write'])('wait, and those of others do not: %s', async (scenario) => {
    const { session, latch, atWork } = await openBounded({
      runsInFlightByScenario: { [scenario]: 1 },
    })
    const bound = [
      await session.start('write', { note: 'x' }),
      await session.start('write', { note: 'x' }),
    ]
    const free = [
      await session.start('twice', { note: 'x' }),
      await session.start('twice', { note: 'x' }),
    ]
    await expect.poll(() => atWork.now, { timeout: 20_000 }).toBe(3)
    latch.open()
    for (const each of [...bound, ...free]) expect((await each.finished()).state).toBe('completed')
    expect(atWork.most).toBe(3)
  })
})

describe('a limit refuses, names itself and the way out', () => {
  it('queued: one more run than may wait', async () => {
    const { session, other, latch } = await openBounded({ runsInFlight: 1, queued: 3 })
    const attempts = await Promise.allSettled(
      Array.from({ length: 9 }, () => session.start('write', { note: 'x' })),
    )
    const started = attempts.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(started).toHaveLength(3)
    const error = await expectCode('FCC_LIMIT_QUEUED', () => session.start('write', { note: 'x' }))
    expect(error.why).toContain('its limit queued')
    expect(error.fix).toContain('fcc.yaml')
    await other.start('write', { note: 'x' })
    latch.open()
    for (const each of started) await each.finished()
    expect((await (await session.start('write', { note: 'x' })).finished()).state).toBe('completed')
  })

  it('artifact_bytes: an input, and what a step makes', async () => {
    const { session, other, latch } = await openBounded({ artifactBytes: 4 })
    latch.open()
    const error = await expectCode('FCC_LIMIT_ARTIFACT_BYTES', () =>
      session.start('write', { note: '12345' }),
    )
    expect(error.why).toContain('note has 5 bytes')
    // One character more than it is given.
    const made = await (await session.start('write', { note: '1234' })).finished()
    expect(made.state).toBe('failed')
    expect(made.reasons[0]?.id).toBe('FCC_LIMIT_ARTIFACT_BYTES')
    expect((await (await other.start('write', { note: '12345' })).finished()).state).toBe(
      'completed',
    )
  })

  it('storage_bytes: a run more when that much is stored', async () => {
    const { session, other, latch } = await openBounded({ storageBytes: 150 })
    latch.open()
    await (await session.start('write', { note: 'x'.repeat(90) })).finished()
    await expectCode('FCC_LIMIT_STORAGE_BYTES', () => session.start('write', { note: 'x' }))
    expect((await (await other.start('write', { note: 'x' })).finished()).state).toBe('completed')
  })

  it('events_per_second: a run more in the same second', async () => {
    const { session, other, latch, time } = await openBounded({ eventsPerSecond: 3 })
    latch.open()
    await (await session.start('write', { note: 'x' })).finished()
    const error = await expectCode('FCC_LIMIT_EVENTS_PER_SECOND', () =>
      session.start('write', { note: 'x' }),
    )
    expect(error.retryAfterMs).toBe(1000)
    expect((await (await other.start('write', { note: 'x' })).finished()).state).toBe('completed')
    time.now += 1000
    expect((await (await session.start('write', { note: 'x' })).finished()).state).toBe('completed')
  })

  it('open_files: a file more than may be read at a time', async () => {
    const { session } = await openBounded({ openFiles: 2 })
    const file = { name: 'a.md', text: 'hello', mediaType: 'text/markdown' as const }
    const read = await Promise.allSettled(Array.from({ length: 4 }, () => session.read(file)))
    expect(read.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    const [refused] = read.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toMatchObject({ code: 'FCC_LIMIT_OPEN_FILES', retryAfterMs: 1000 })
    expect(await session.read(file)).toBe('hello')
  })
})
