import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProgress } from './commits.ts'
import { readPlaces, writePlaces } from './places.ts'

const offset = fc.nat().map(BigInt)

describe('a place in a topic', () => {
  it('comes back from its text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), offset)), (entries) => {
        const places = new Map(entries)
        expect(readPlaces(writePlaces(places))).toEqual(places)
      }),
    )
  })
})

describe('the place of a group', () => {
  it('has nothing before it that was not taken, and everything once all was', () => {
    const count = 12
    const order = fc.shuffledSubarray(
      Array.from({ length: count }, (_, index) => index),
      { minLength: count },
    )
    fc.assert(
      fc.property(order, fc.nat(count), (takenInOrder, stopsAt) => {
        const progress = createProgress()
        for (let index = 0; index < count; index++) progress.given(0, BigInt(index))
        const taken = takenInOrder.slice(0, stopsAt)
        let place = 0n
        for (const index of taken) {
          progress.taken(0, BigInt(index))
          place = progress.news().get(0) ?? place
        }
        const firstOpen = Array.from({ length: count + 1 }, (_, index) => index).find(
          (index) => !taken.includes(index),
        )
        expect(place).toBe(BigInt(firstOpen ?? count))
      }),
    )
  })
})
