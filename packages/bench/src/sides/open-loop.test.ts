import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openLoop } from './open-loop.ts'

it('starts each job once, no sooner than it is due, whether or not others have ended', async () => {
  const { promise: never, resolve } = Promise.withResolvers<void>()
  const startedAt: number[] = []
  const took: number[] = []
  const begun = performance.now()
  await openLoop({
    count: 6,
    perSecond: 500,
    took: (milliseconds) => void took.push(milliseconds),
    async job(number) {
      startedAt[number] = performance.now() - begun
      if (number === 5) resolve()
      await never
    },
  })
  expect(startedAt).toHaveLength(6)
  for (const [number, at] of startedAt.entries()) expect(at).toBeGreaterThanOrEqual(number * 2)
  expect(took).toHaveLength(6)
  // The first waited for the last.
  expect(took[0]).toBeGreaterThanOrEqual(10)
})

it('counts from when a job was due, not from when a busy process got round to it', async () => {
  const took: number[] = []
  await openLoop({
    count: 3,
    perSecond: 1000,
    took: (milliseconds) => void took.push(milliseconds),
    async job(number) {
      const until = performance.now() + 20
      while (number === 0 && performance.now() < until);
    },
  })
  expect(took[1]).toBeGreaterThanOrEqual(18)
  expect(took[2]).toBeGreaterThanOrEqual(17)
})

it('starts nothing after a failure, and rejects once what was started has ended', async () => {
  const ended: number[] = []
  const loop = openLoop({
    count: 1000,
    perSecond: 1000,
    took: () => {},
    async job(number) {
      await setImmediate()
      if (number === 2) throw new Error('job 2 failed')
      await setImmediate()
      ended.push(number)
    },
  })
  await expect(loop).rejects.toThrow('job 2 failed')
  expect(ended).toContain(1)
  expect(ended.length).toBeLessThan(500)
})
