import { atOnce, inTurns, type Steps } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { sharedSteps } from './shared-steps.ts'

function* counted(to: number, note: (step: number) => void): Steps<string> {
  for (let step = 1; step <= to; step += 1) {
    note(step)
    yield 1
  }
  return 'done'
}

describe('shared steps', () => {
  it('are taken once, whoever takes them, and all get the result', async () => {
    const taken: number[] = []
    const take = sharedSteps(counted(50, (step) => taken.push(step)))
    const all = await Promise.all([1, 7, 1000].map((slice) => inTurns(take(), { slice })))
    expect(all).toEqual(['done', 'done', 'done'])
    expect(taken).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    expect(atOnce(take())).toBe('done')
  })

  it('continue where one who took them stopped', () => {
    const taken: number[] = []
    const take = sharedSteps(counted(5, (step) => taken.push(step)))
    const first = take()
    first.next()
    first.next()
    first.return('given up')
    expect(atOnce(take())).toBe('done')
    expect(taken).toEqual([1, 2, 3, 4, 5])
  })

  it('fail for everybody', () => {
    let count = 0
    const take = sharedSteps(
      counted(3, () => {
        count += 1
        throw new Error('broken')
      }),
    )
    for (const _ of [1, 2]) expect(() => atOnce(take())).toThrow('broken')
    expect(count).toBe(1)
  })
})
