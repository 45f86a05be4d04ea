import { describe, expect, it } from 'vitest'
import { createJobWatch } from '../run/job-watch.ts'
import { createReadiness } from './readiness.ts'

const limits = { lagMs: 1_000, withinMs: 20_000 }

function subject(changes: Partial<Parameters<typeof createReadiness>[0]> = {}) {
  const written: number[] = []
  const ask = createReadiness({
    rows: {
      write: async ({ version }) => written.push(version) > 0,
      removeExpired: async () => 0,
    },
    holder: 'h/1@2.x',
    integrators: () => [],
    jobs: { waitingSince: () => undefined },
    isElsewhere: false,
    clock: Date.now,
    ...changes,
  })
  return { ask, written }
}

describe('readiness', () => {
  it('writes each time it is asked, one version over the other', async () => {
    const { ask, written } = subject()
    expect(await ask(limits)).toEqual({ store: 'ok', log: 'ok', executor: 'ok' })
    await ask(limits)
    expect(written).toEqual([1, 2])
  })

  it('says so where nothing can be written, or a write hangs, and writes again once it can', async () => {
    const full = subject({
      rows: { write: async () => Promise.reject(new Error('full')), removeExpired: async () => 0 },
    })
    expect((await full.ask(limits)).store).toBe('failed')
    let isFree = false
    let go: (isWritten: boolean) => void = () => undefined
    const hung = subject({
      rows: {
        write: () =>
          isFree
            ? Promise.resolve(true)
            : new Promise((resolve) => {
                go = resolve
              }),
        removeExpired: async () => 0,
      },
    })
    expect((await hung.ask({ ...limits, withinMs: 1 })).store).toBe('failed')
    isFree = true
    // The one that hangs is waited for: nobody piles writes on a store that does not answer.
    expect((await hung.ask({ ...limits, withinMs: 1 })).store).toBe('failed')
    go(true)
    expect((await hung.ask(limits)).store).toBe('ok')
  })

  it('is late where an entry has no place for too long, and has it tried again', async () => {
    let flushes = 0
    const integrator = (since: number | undefined) => ({
      waitingSince: () => since,
      flush: async () => {
        flushes += 1
        throw new Error('no')
      },
    })
    const now = Date.now()
    const young = subject({ integrators: () => [integrator(undefined), integrator(now)] })
    expect((await young.ask({ ...limits, lagMs: 600_000 })).log).toBe('ok')
    const old = subject({ integrators: () => [integrator(now - 700_000)] })
    expect((await old.ask({ ...limits, lagMs: 600_000 })).log).toBe('late')
    expect(flushes).toBe(1)
  })

  it('is late where what is due is not taken, and not where anything is', async () => {
    let now = 10_000
    const jobs = createJobWatch(() => now)
    const advance = jobs.watch(async () => ({ next: 'stop' }))
    const { ask } = subject({ jobs, clock: () => now })
    const job = { tenant: 't', run: 'r', domain: 'PROD', priority: 0, due: 12_000 } as const
    jobs.enqueued(job)
    now = 12_900
    expect((await ask(limits)).executor).toBe('ok')
    now = 13_100
    expect((await ask(limits)).executor).toBe('late')
    await advance({ ...job, run: 'another' })
    expect((await ask(limits)).executor).toBe('ok')
    now = 99_000
    expect((await ask(limits)).executor).toBe('late')
    await advance(job)
    expect((await ask(limits)).executor).toBe('ok')
    expect((await subject({ isElsewhere: true }).ask(limits)).executor).toBe('elsewhere')
  })

  it('knows a run that is to be advanced again, or later, as waiting', async () => {
    let now = 0
    const jobs = createJobWatch(() => now)
    const job = { tenant: 't', run: 'r', domain: 'PROD', priority: 0, due: 0 } as const
    await jobs.watch(async () => ({ next: 'later', due: 500 }))(job)
    expect(jobs.waitingSince()).toBeUndefined()
    now = 600
    expect(jobs.waitingSince()).toBe(500)
    await jobs.watch(async () => ({ next: 'again' }))(job)
    expect(jobs.waitingSince()).toBe(600)
  })
})
