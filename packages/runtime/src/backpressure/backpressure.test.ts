import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  expectCode,
  type HostParts,
  openRuntime,
} from '../testing/test-runtime.test-support.ts'
import { type BackpressureSettings, DEFAULT_BACKPRESSURE } from './settings.ts'
import type { Stage, StageRule } from './stages.ts'

const quick = { ...DEFAULT_LIMITS, pollMs: 10, recoveryMs: 20 }

/** A host in which some stages have other rules, and which measures as often as it can. */
async function openPressed(
  rules: Partial<Record<Stage, Partial<StageRule>>>,
  { changes = {}, ...parts }: HostParts & { readonly changes?: Partial<BackpressureSettings> } = {},
) {
  const stages = Object.fromEntries(
    Object.entries(DEFAULT_BACKPRESSURE.stages).map(([stage, rule]) => [
      stage,
      { ...rule, ...rules[stage as Stage] },
    ]),
  ) as BackpressureSettings['stages']
  const backpressure = { ...DEFAULT_BACKPRESSURE, sampleMs: 20, slowMs: 40, ...changes, stages }
  return openRuntime({
    recover: true,
    tenants: { riverside: {}, lakeside: {} },
    ...parts,
    config: { limits: quick, ...parts.config, backpressure },
  })
}

describe('a host under pressure', () => {
  it('refuses new runs with the stage and the time after which to ask again', async () => {
    const runtime = await openPressed({ memory: { threshold: 0, reaction: 'refuse' } })
    const session = runtime.tenant('riverside').as(ada)
    const error = await expectCode('FCC_PRESSURE_REFUSED', () =>
      session.start('write', { note: 'x' }, { domain: 'PROD' }),
    )
    expect(error.why).toContain('memory')
    expect(error.retryAfterMs).toBe(DEFAULT_BACKPRESSURE.retryAfterMs)
    expect(await session.runs()).toEqual([])
  })

  it('sends a new run in SHADOW to LAB and says so in its record and its log; PROD stays PROD', async () => {
    const runtime = await openPressed({ memory: { threshold: 0, reaction: 'shadow_to_lab' } })
    const session = runtime.tenant('riverside').as(ada)
    const start = async (domain: 'SHADOW' | 'PROD' | 'LAB') => {
      const handle = await session.start('write', { note: 'x' }, { domain })
      return (await handle.finished()).envelope
    }
    expect(await start('SHADOW')).toMatchObject({ domain: 'LAB', requestedDomain: 'SHADOW' })
    const prod = await start('PROD')
    expect(prod.domain).toBe('PROD')
    expect(prod).not.toHaveProperty('requestedDomain')
    expect(await start('LAB')).not.toHaveProperty('requestedDomain')
    expect((await session.exportAudit()).text).toContain('"requestedDomain":"SHADOW"')
  })

  it('gives the same run under the same key, whichever domain it was let in as', async () => {
    const runtime = await openPressed({ memory: { threshold: 0, reaction: 'shadow_to_lab' } })
    const session = runtime.tenant('riverside').as(ada)
    const options = { domain: 'SHADOW', idempotencyKey: 'once' } as const
    const first = await session.start('write', { note: 'x' }, options)
    const again = await session.start('write', { note: 'x' }, options)
    expect([again.id, again.created]).toEqual([first.id, false])
    await first.finished()
  })

  it('pauses SHADOW alone', async () => {
    const runtime = await openPressed({ memory: { threshold: 0, reaction: 'pause_shadow' } })
    const session = runtime.tenant('riverside').as(ada)
    await expectCode('FCC_PRESSURE_SHADOW_PAUSED', () =>
      session.start('write', { note: 'x' }, { domain: 'SHADOW' }),
    )
    const { newRuns } = await session.status()
    expect(newRuns.SHADOW).toMatchObject({ admitted: false, because: ['memory'] })
    expect((await (await session.start('write', { note: 'x' })).finished()).state).toBe('completed')
  })

  it('slows new runs, and lets them in after that; closing does not wait for it', async () => {
    const runtime = await openPressed({ memory: { threshold: 0, reaction: 'slow' } })
    const session = runtime.tenant('riverside').as(ada)
    const began = performance.now()
    await (await session.start('write', { note: 'x' })).finished()
    expect(performance.now() - began).toBeGreaterThanOrEqual(39)

    const slow = await openPressed(
      { memory: { threshold: 0, reaction: 'slow' } },
      { changes: { slowMs: 600_000 } },
    )
    const waiting = expectCode('FCC_RUNTIME_CLOSED', () =>
      slow.tenant('riverside').as(ada).start('write', { note: 'x' }),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    await slow.close()
    await waiting
  })

  it('holds a deep queue against who fills it, and against nobody else', async () => {
    const latch = createLatch()
    const runtime = await openPressed(
      { queue_depth: { threshold: 5, reaction: 'refuse' } },
      {
        config: { limits: { ...quick, slotsPerTenant: 1 } },
        plugins: [
          sample({
            write: async () => {
              await latch.opened
              return { artifacts: { written: 'x' } }
            },
          }),
        ],
      },
    )
    const session = runtime.tenant('riverside').as(ada)
    const started = await Promise.all(
      Array.from({ length: 8 }, () => session.start('write', { note: 'x' })),
    )
    const refusedNow = async () => (await session.status()).newRuns.PROD.admitted === false
    await expect.poll(refusedNow, { timeout: 10_000 }).toBe(true)
    await expectCode('FCC_PRESSURE_REFUSED', () => session.start('write', { note: 'x' }))
    const other = await runtime.tenant('lakeside').as(ada).start('write', { note: 'x' })
    latch.open()
    for (const each of [...started, other]) await each.finished()
    await expect.poll(refusedNow, { timeout: 10_000 }).toBe(false)
  })

  it('counts the runs of a tenant that wait for people, and no others', async () => {
    const runtime = await openPressed(
      { approval_backlog: { threshold: 0, reaction: 'pause_shadow' } },
      { store: 'sqlite' },
    )
    const session = runtime.tenant('riverside').as(ada)
    await (await session.start('signed', { note: 'x' })).finished()
    const waiting = async () => (await session.status()).waiting
    await expect.poll(waiting, { timeout: 10_000 }).toEqual({ value: 1 })
    expect((await session.status()).newRuns.SHADOW.admitted).toBe(false)
    expect((await runtime.tenant('lakeside').as(ada).status()).newRuns.SHADOW.admitted).toBe(true)
    const ofHost = async () => {
      const { stages } = await runtime.status(ada)
      return stages.find(({ stage }) => stage === 'approval_backlog')
    }
    await expect.poll(ofHost, { timeout: 10_000 }).toMatchObject({ state: 'over', value: 1 })
  })
})

describe('the status of a host', () => {
  it('has every stage, the processes that work, and rates of what arrives and fails', async () => {
    const runtime = await openPressed({}, { store: 'sqlite' })
    const session = runtime.tenant('riverside').as(ada)
    for (let count = 0; count < 3; count += 1) {
      await (await session.start('write', { note: 'x' })).finished()
    }
    const told = async () => (await runtime.status(ada)).signals.arrivalsPerSecond ?? 0
    await expect.poll(told, { timeout: 10_000 }).toBeGreaterThan(0)
    const unmeasured = async () => {
      const { stages } = await runtime.status(ada)
      return stages.flatMap(({ stage, state }) => (state === 'not_measured' ? [stage] : []))
    }
    await expect.poll(unmeasured, { timeout: 10_000 }).toEqual([])
    const { signals, processes } = await runtime.status(ada)
    expect(signals).toMatchObject({ queueDepth: 0, failuresPerSecond: 0, processes: 1, places: 4 })
    expect(processes).toHaveLength(1)
  })

  it('knows nothing where no process works, and says so in place of 0', async () => {
    const runtime = await openPressed({}, { recover: false })
    const { signals, stages } = await runtime.status(ada)
    expect(signals).toEqual({
      queueDepth: null,
      eventLatencyMs: null,
      arrivalsPerSecond: null,
      failuresPerSecond: null,
      processes: 0,
      places: 0,
    })
    expect(new Set(stages.map(({ state }) => state))).toEqual(new Set(['not_measured']))
    expect(stages.every(({ value, notMeasured }) => value === null && notMeasured)).toBe(true)
  })

  it('does what is declared of a stage that is not measured', async () => {
    const parts = { recover: false, store: 'memory' } as const
    const open = await openPressed({ approval_backlog: { notMeasured: 'let_in' } }, parts)
    await (await open.tenant('riverside').as(ada).start('write', { note: 'x' })).finished()
    const shut = await openPressed(
      { approval_backlog: { notMeasured: 'react', reaction: 'refuse' } },
      parts,
    )
    const error = await expectCode('FCC_PRESSURE_REFUSED', () =>
      shut.tenant('riverside').as(ada).start('write', { note: 'x' }),
    )
    expect(error.why).toContain('approval_backlog')
  })
})
