import { describe, expect, it } from 'vitest'
import { followGrowth } from './follow-growth.ts'

/** Longer than any test: only closing ends such a pause. */
const NEVER_MS = 3_600_000

const sizes: number[] = []
const marks = {
  grow: async ({ size }: { readonly size: number }) => {
    await new Promise((resolve) => setImmediate(resolve))
    sizes.push(size)
  },
}
const fail = (error: unknown): never => {
  throw error
}
const tree = (size: number) => ({ size, state: `${size}` })

describe('the growth of a log', () => {
  it('is marked at once, and what comes in the pause after that with one mark', async () => {
    sizes.length = 0
    const growth = followGrowth(marks, fail, { pauseMs: NEVER_MS })
    growth.note(tree(1))
    await expect.poll(() => sizes).toEqual([1])
    for (const size of [2, 3, 4]) growth.note(tree(size))
    await growth.close()
    expect(sizes).toEqual([1, 4])
  })

  it('is marked again once the pause is over, with nobody closing', async () => {
    sizes.length = 0
    const growth = followGrowth(marks, fail, { pauseMs: 1 })
    growth.note(tree(1))
    growth.note(tree(2))
    await expect.poll(() => sizes, { timeout: 20_000 }).toEqual([1, 2])
    await growth.close()
  })

  it('is told of where it could not be marked, and followed further', async () => {
    const told: unknown[] = []
    let tries = 0
    const grow = async () => {
      tries += 1
      if (tries === 1) throw new Error('busy')
    }
    const growth = followGrowth({ grow }, (error) => told.push(error), { pauseMs: NEVER_MS })
    growth.note(tree(1))
    growth.note(tree(2))
    await growth.close()
    await growth.close()
    expect([tries, told.length]).toEqual([2, 1])
  })
})
