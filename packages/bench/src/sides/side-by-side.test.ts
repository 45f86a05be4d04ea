import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sideBySide } from './side-by-side.ts'

it('does each job once and never more at a time than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      async (count, concurrency) => {
        const done: number[] = []
        let underWay = 0
        let most = 0
        await sideBySide(count, concurrency, async (number) => {
          underWay += 1
          most = Math.max(most, underWay)
          await setImmediate()
          underWay -= 1
          done.push(number)
        })
        expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i))
        expect(most).toBe(Math.min(count, concurrency))
      },
    ),
    { numRuns: 40 },
  )
})

it('stops after a failure, once the jobs under way have ended', async () => {
  const ended: number[] = []
  const running = sideBySide(100, 3, async (number) => {
    await setImmediate()
    if (number === 1) throw new Error('job 1 failed')
    await setImmediate()
    ended.push(number)
  })
  await expect(running).rejects.toThrow('job 1 failed')
  expect(ended).toContain(0)
  expect(ended).toContain(2)
  expect(ended.length).toBeLessThan(10)
})
