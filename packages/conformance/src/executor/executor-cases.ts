import type { ExecutorFactory } from '@fcc/contracts'
import { expect } from 'vitest'
import type { ConformanceCase } from '../conformance-case.ts'
import { createLatch, createVisitLog } from './visit-log.ts'

const again = { next: 'again' } as const
const r1 = { tenant: 'riverside', run: 'r1' }
const r2 = { tenant: 'riverside', run: 'r2' }

/** What every executor must hold to. */
export const executorCases: readonly ConformanceCase<ExecutorFactory>[] = [
  {
    name: 'a run is carried on until it stops, and its promise settles then',
    run: async (factory) => {
      const log = createVisitLog({ 'riverside/r1': [again, again] })
      const executor = factory.create({ concurrency: 2, advance: log.advance })
      await executor.submit(r1)
      expect(log.ended).toHaveLength(3)
      await executor.close()
      expect(log.begun).toHaveLength(3)
    },
  },
  {
    name: 'a run that stopped is carried on again when it is submitted again',
    run: async (factory) => {
      const log = createVisitLog({})
      const executor = factory.create({ concurrency: 1, advance: log.advance })
      await executor.submit(r1)
      await executor.submit(r1)
      expect(log.begun).toHaveLength(2)
      await executor.close()
    },
  },
  {
    name: 'a run is never carried on twice at a time',
    run: async (factory) => {
      const log = createVisitLog({ 'riverside/r1': [again, again, again] })
      const executor = factory.create({ concurrency: 4, advance: log.advance })
      const first = [executor.submit(r1), executor.submit(r1)]
      await Promise.resolve()
      await Promise.all([...first, executor.submit(r1), executor.submit(r1)])
      expect(log.overlaps).toEqual([])
      expect(log.begun.length).toBeGreaterThanOrEqual(4)
      await executor.close()
    },
  },
  {
    name: 'different runs go side by side',
    run: async (factory) => {
      const [one, two] = [createLatch(), createLatch()]
      const executor = factory.create({
        concurrency: 2,
        // Each visit waits until the other has begun: one after the other they would never end.
        async advance({ run }) {
          ;(run === 'r1' ? one : two).open()
          await (run === 'r1' ? two : one).opened
          return { next: 'stop' }
        },
      })
      await Promise.all([executor.submit(r1), executor.submit(r2)])
      await executor.close()
    },
  },
  {
    name: 'no more visits are under way than the concurrency allows',
    run: async (factory) => {
      const names = Array.from({ length: 9 }, (_, index) => `r${index}`)
      const script = Object.fromEntries(names.map((run) => [`riverside/${run}`, [again, again]]))
      const log = createVisitLog(script)
      const executor = factory.create({ concurrency: 3, advance: log.advance })
      await Promise.all(names.map((run) => executor.submit({ tenant: 'riverside', run })))
      expect(log.begun).toHaveLength(27)
      expect(log.most).toBeGreaterThan(1)
      expect(log.most).toBeLessThanOrEqual(3)
      await executor.close()
    },
  },
  {
    name: 'the same run id of two tenants is two runs',
    run: async (factory) => {
      const log = createVisitLog({ 'riverside/r1': [again], 'lakeside/r1': [again, again] })
      const executor = factory.create({ concurrency: 2, advance: log.advance })
      await Promise.all([executor.submit(r1), executor.submit({ tenant: 'lakeside', run: 'r1' })])
      expect(log.ended.filter((name) => name === 'riverside/r1')).toHaveLength(2)
      expect(log.ended.filter((name) => name === 'lakeside/r1')).toHaveLength(3)
      await executor.close()
    },
  },
  {
    name: 'tenants and runs whose names run together are told apart',
    run: async (factory) => {
      const log = createVisitLog({})
      const executor = factory.create({ concurrency: 2, advance: log.advance })
      await Promise.all([
        executor.submit({ tenant: 'a', run: 'b/c' }),
        executor.submit({ tenant: 'a/b', run: 'c' }),
        executor.submit({ tenant: 'a b', run: 'c' }),
        executor.submit({ tenant: 'a', run: 'b c' }),
        executor.submit({ tenant: 'ab', run: 'c' }),
        executor.submit({ tenant: 'a', run: 'bc' }),
      ])
      expect(log.begun).toHaveLength(6)
      await executor.close()
    },
  },
  {
    name: 'a run that comes later leaves its place to others, and comes back',
    run: async (factory) => {
      const later = { next: 'later', afterMs: 20 } as const
      const log = createVisitLog({ 'riverside/r1': [later], 'riverside/r2': [again] })
      const executor = factory.create({ concurrency: 1, advance: log.advance })
      await Promise.all([executor.submit(r1), executor.submit(r2)])
      expect(log.begun).toEqual(['riverside/r1', 'riverside/r2', 'riverside/r2', 'riverside/r1'])
      await executor.close()
    },
  },
  {
    name: 'a visit that throws ends its own submission only',
    run: async (factory) => {
      const failure = new Error('the visit failed')
      const log = createVisitLog({
        'riverside/r1': [{ throws: failure }, again],
        'riverside/r2': [again, again],
      })
      const executor = factory.create({ concurrency: 1, advance: log.advance })
      const [one, two] = await Promise.allSettled([executor.submit(r1), executor.submit(r2)])
      expect(one).toEqual({ status: 'rejected', reason: failure })
      expect(two?.status).toBe('fulfilled')
      expect(log.ended.filter((name) => name === 'riverside/r2')).toHaveLength(3)
      await executor.submit(r1)
      expect(log.ended.filter((name) => name === 'riverside/r1')).toHaveLength(3)
      await executor.close()
    },
  },
  {
    name: 'draining waits for the visits under way and begins no more',
    run: async (factory) => {
      const hold = createLatch()
      const log = createVisitLog({ 'riverside/r1': [{ until: hold.opened }, again] })
      const executor = factory.create({ concurrency: 1, advance: log.advance })
      const submitted = [executor.submit(r1), executor.submit(r2)]
      await new Promise((resolve) => setImmediate(resolve))
      expect(log.begun).toEqual(['riverside/r1'])
      const drained = executor.drain().then(() => log.ended.length)
      hold.open()
      expect(await drained).toBe(1)
      await Promise.allSettled(submitted)
      await Promise.allSettled([executor.submit(r1), executor.submit(r2)])
      expect(log.begun).toEqual(['riverside/r1'])
      await executor.close()
    },
  },
  {
    name: 'draining and closing do not wait for what comes much later',
    run: async (factory) => {
      const later = { next: 'later', afterMs: 86_400_000 } as const
      const log = createVisitLog({ 'riverside/r1': [later] })
      const executor = factory.create({ concurrency: 1, advance: log.advance })
      const submitted = executor.submit(r1)
      await new Promise((resolve) => setImmediate(resolve))
      await executor.drain()
      await executor.close()
      await Promise.allSettled([submitted])
      expect(log.begun).toEqual(['riverside/r1'])
    },
  },
  {
    name: 'draining and closing are idempotent, in any order, also at the same time',
    run: async (factory) => {
      const log = createVisitLog({ 'riverside/r1': [again] })
      const executor = factory.create({ concurrency: 1, advance: log.advance })
      const submitted = executor.submit(r1)
      await Promise.all([executor.close(), executor.drain(), executor.close()])
      await executor.drain()
      await executor.close()
      await Promise.allSettled([submitted])
      const unused = factory.create({ concurrency: 1, advance: log.advance })
      await unused.close()
      await unused.close()
      expect(log.overlaps).toEqual([])
      expect(log.begun).toHaveLength(log.ended.length)
    },
  },
]
