import { describe, expect, it } from 'vitest'
import { createBacklogSurvey } from './backlog-survey.ts'
import { openBackpressure } from './backpressure.ts'
import { DEFAULT_BACKPRESSURE } from './settings.ts'

type Host = Parameters<typeof openBackpressure>[0]

/** A process by itself, over rows that the test answers for. */
function openProcess(changes: Partial<Host>) {
  const { stages } = DEFAULT_BACKPRESSURE
  return openBackpressure({
    settings: {
      ...DEFAULT_BACKPRESSURE,
      stages: {
        ...stages,
        store_latency: { threshold: 50, reaction: 'pause_shadow', notMeasured: 'react' },
      },
      sampleMs: 10,
      measureMs: 20,
    },
    rows: {
      write: async () => true,
      list: async () => [],
      remove: async () => true,
      removeExpired: async () => 0,
    },
    ...{ holder: 'host/1@2.x', concurrency: 4, isShared: false, staleMs: 60_000, clock: Date.now },
    queue: async () => [],
    ...changes,
  })
}

const rowsThat = (write: () => Promise<boolean>): Host['rows'] => ({
  write,
  list: async () => [],
  remove: async () => true,
  removeExpired: async () => 0,
})
const storeOf = async (process: ReturnType<typeof openProcess>) =>
  (await process.pressureOn('t')).stages.find(({ stage }) => stage === 'store_latency')?.state

describe('what a process measures', () => {
  it('is a store that is slow as long as a write hangs, and not one that answered quickly before', async () => {
    let go: () => void = () => undefined
    let isHung = false
    const process = openProcess({
      rows: rowsThat(async () => {
        if (isHung) await new Promise<void>((resolve) => (go = resolve))
        return true
      }),
    })
    process.work()
    await expect.poll(() => storeOf(process), { timeout: 5000 }).toBe('below')
    isHung = true
    await expect.poll(() => storeOf(process), { timeout: 5000 }).toBe('over')
    isHung = false
    go()
    await expect.poll(() => storeOf(process), { timeout: 5000 }).toBe('below')
    isHung = true
    await expect.poll(() => storeOf(process), { timeout: 5000 }).toBe('over')
    // Nobody waits for a store that is away.
    await process.close()
  })

  it('is no number for a store that refuses to be written', async () => {
    let written = 0
    const process = openProcess({
      rows: rowsThat(async () => {
        written += 1
        throw new Error('full')
      }),
    })
    process.work()
    await expect.poll(() => written, { timeout: 5000 }).toBeGreaterThan(1)
    expect(await storeOf(process)).toBe('not_measured')
    expect((await process.pressureOn('t')).newRuns.SHADOW.admitted).toBe(false)
    await process.close()
  })

  it('asks an executor that does not answer once, and lets nobody wait for it longer than a measure may take', async () => {
    let asked = 0
    const process = openProcess({
      queue: () => {
        asked += 1
        return new Promise(() => undefined)
      },
    })
    for (let count = 0; count < 3; count += 1) {
      expect((await process.pressureOn('t')).ready).toEqual({
        notMeasured: 'the executor did not answer',
      })
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    expect(asked).toBe(1)
    const silent = openProcess({ queue: () => undefined })
    expect((await silent.pressureOn('t')).ready).toHaveProperty('notMeasured')
    await Promise.all([process.close(), process.close(), silent.close()])
  })
})

describe('a look through the tenants', () => {
  it('counts once it is whole, as long as it is young', () => {
    let now = 0
    const survey = createBacklogSurvey(1000, () => now)
    expect(survey.backlogs()).toHaveProperty('notMeasured')
    const seen = { waiting: { value: 2 }, eventLatencyMs: { value: 0 } }
    survey.begin()
    survey.saw('t', seen)
    expect(survey.backlogs()).toHaveProperty('notMeasured')
    survey.end()
    expect(survey.backlogs()).toEqual({ value: new Map([['t', seen]]) })
    survey.begin()
    // What is seen of the next one does not count before its end.
    expect(survey.backlogs()).toEqual({ value: new Map([['t', seen]]) })
    now = 1001
    expect(survey.backlogs()).toHaveProperty('notMeasured')
  })
})
