import { describe, expect, it } from 'vitest'
import { createEventLanes } from './event-lanes.ts'

const event = (insertion: number, run: string) => ({ id: `${insertion}`, insertion, run })

/** Lanes whose events are settled by hand. */
function handLanes(sideBySide: number) {
  const begun: number[] = []
  const ends = new Map<number, PromiseWithResolvers<void>>()
  const lanes = createEventLanes<ReturnType<typeof event>>(
    ({ insertion }) => {
      begun.push(insertion)
      const end = Promise.withResolvers<void>()
      ends.set(insertion, end)
      return end.promise
    },
    { sideBySide, from: { insertion: 0 } },
  )
  const end = async (insertion: number) => {
    const next = lanes.next()
    ends.get(insertion)?.resolve()
    await next
  }
  return {
    lanes,
    begun,
    end,
    fail: (insertion: number) => ends.get(insertion)?.reject(new Error('no')),
  }
}

describe('events under way', () => {
  it('are settled one after the other for each run, and side by side for several', async () => {
    const { lanes, begun, end } = handLanes(2)
    lanes.add([event(1, 'a'), event(2, 'a'), event(3, 'b'), event(4, 'c')])
    expect(begun).toEqual([1, 3])
    await end(1)
    expect(begun).toEqual([1, 3, 2])
    await end(2)
    expect(begun).toEqual([1, 3, 2, 4])
  })

  it('have their place before the first that is not settled', async () => {
    const { lanes, end } = handLanes(3)
    lanes.add([event(5, 'a'), event(7, 'b'), event(9, 'c')])
    await end(7)
    await end(9)
    expect([lanes.place().insertion, lanes.pending()]).toEqual([0, 3])
    await end(5)
    expect([lanes.place(), lanes.pending()]).toEqual([{ insertion: 9, id: '9' }, 0])
  })

  it('end with the first that throws: nothing more is begun, and what is under way is waited for', async () => {
    const { lanes, begun, end, fail } = handLanes(2)
    lanes.add([event(1, 'a'), event(2, 'b'), event(3, 'c')])
    const next = lanes.next()
    fail(1)
    await expect(next).rejects.toThrow('no')
    let isOver = false
    const ended = lanes.ended().then(() => {
      isOver = true
    })
    await Promise.resolve()
    expect(isOver).toBe(false)
    await end(2).catch(() => undefined)
    await ended
    expect([begun, lanes.place().insertion]).toEqual([[1, 2], 0])
  })
})
