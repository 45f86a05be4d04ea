import { decodeTime, isValid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { newUlid, risingUlid } from './new-ulid.ts'

const NOW = Date.UTC(2026, 11, 1)

describe('ids of one time', () => {
  it('are ULIDs of that time, and no two are equal, however many are drawn', () => {
    const ids = Array.from({ length: 5_000 }, () => newUlid(NOW))
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect([isValid(id), decodeTime(id)]).toEqual([true, NOW])
    // Each place takes every character: a pool that is not drawn anew would repeat itself.
    for (let place = 10; place < 26; place += 1) {
      expect(new Set(ids.map((id) => id[place])).size).toBe(32)
    }
  })

  it('rise where runs are told apart by them', () => {
    const ids = Array.from({ length: 500 }, () => risingUlid(NOW))
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })
})
