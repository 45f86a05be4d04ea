import { describe, expect, it } from 'vitest'
import { atOnceOrInTurns, inTurns, LONG_TEXT, type Steps } from './in-turns.ts'

/** Counts the turns that others have until work is done. */
async function turnsWhile<Result>(work: Promise<Result>): Promise<[turns: number, Result]> {
  let turns = 0
  let isDone = false
  const count = (): void => {
    if (isDone) return
    turns += 1
    setImmediate(count)
  }
  setImmediate(count)
  const result = await work.finally(() => {
    isDone = true
  })
  return [turns, result]
}

function* stepsOf(...sizes: readonly number[]): Steps<string> {
  for (const size of sizes) yield size
  return 'done'
}

describe('work in turns', () => {
  it('lets others have a turn whenever a slice was looked at, and not before', async () => {
    expect(await turnsWhile(inTurns(stepsOf(10, 10, 10), { slice: 31 }))).toEqual([0, 'done'])
    const [turns] = await turnsWhile(inTurns(stepsOf(10, 10, 10, 10), { slice: 10 }))
    expect(turns).toBeGreaterThanOrEqual(3)
  })

  it('continues with one work in each turn, however many wait', async () => {
    let turn = 0
    let isDone = false
    const count = (): void => {
      turn += 1
      if (!isDone) setImmediate(count)
    }
    setImmediate(count)
    const wentOn: number[] = []
    function* noting(): Steps<void> {
      yield 1
      for (let step = 0; step < 5; step += 1) {
        wentOn.push(turn)
        yield 1
      }
    }
    await Promise.all(Array.from({ length: 4 }, () => inTurns(noting(), { slice: 1 })))
    isDone = true
    expect(wentOn).toHaveLength(20)
    expect(new Set(wentOn).size).toBe(20)
  })

  it('ends between two turns where it was aborted', async () => {
    const abort = new AbortController()
    const work = inTurns(stepsOf(10, 10, 10, 10), { slice: 1, signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(work).rejects.toThrow('enough')
  })

  it('is for long texts alone: a short one is answered at once', () => {
    const answer = (length: number) => atOnceOrInTurns('x'.repeat(length), stepsOf(length))
    expect(answer(LONG_TEXT)).toBe('done')
    expect(answer(LONG_TEXT + 1)).toBeInstanceOf(Promise)
  })
})
