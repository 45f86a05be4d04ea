import { createIndexedHeap } from './indexed-heap.ts'

/** The largest weight; the smallest is 1. */
export const MOST_WEIGHT = 100

/** By how much a member of weight 1 moves on when it is served: whole numbers, which every machine adds up alike. */
const STRIDE = 10_000

/**
 * By how much a member moves on in virtual time when it is served once.
 *
 * @throws RangeError for a weight that is not a whole number from 1 to 100
 */
export function strideOf(weight: number): number {
  if (!Number.isInteger(weight) || weight < 1 || weight > MOST_WEIGHT) {
    throw new RangeError(`A weight is a whole number from 1 to ${MOST_WEIGHT}, not ${weight}.`)
  }
  return Math.round(STRIDE / weight)
}

/**
 * Members that are served in the order of virtual time (start-time fair queueing): each moves on by its stride
 * when it is served, and who comes back starts no earlier than where the others are. So nobody saves up turns
 * while there is nothing to do, and nobody gains any by leaving and coming back.
 */
export interface FairOrder {
  readonly size: number
  has(member: string): boolean
  /** Lets a member take turns. */
  enter(member: string): void
  /** Takes a member out of the turns without having been served. */
  leave(member: string): void
  /** Whose turn it is; among equals, who entered first. */
  first(): string | undefined
  /** Serves a member of the order: it leaves, and comes back one stride later. */
  serve(member: string, weight: number): void
  /** Moves a member on by so many strides more, for what it was served beyond its turn, wherever it is. */
  charge(member: string, weight: number, strides: number): void
  /** Begins virtual time anew, where nobody is in the order and nobody is being served. */
  reset(): void
}

interface Entry {
  readonly member: string
  readonly start: number
  readonly place: number
}

/** Makes an order without members. */
export function createFairOrder(): FairOrder {
  const heap = createIndexedHeap<Entry>(
    (one, other) =>
      one.start < other.start || (one.start === other.start && one.place < other.place),
  )
  const entries = new Map<string, Entry>()
  /** Where members are that are not in the order; one that the others have reached is forgotten. */
  const rest = new Map<string, Entry>()
  const resting = createIndexedHeap<Entry>((one, other) => one.start < other.start)
  let now = 0
  let places = 0

  function stay(member: string, start: number): void {
    const entry = { member, start, place: 0 }
    rest.set(member, entry)
    resting.add(entry)
  }
  function wake(entry: Entry): void {
    rest.delete(entry.member)
    resting.remove(entry)
  }
  function take(member: string): Entry | undefined {
    const entry = entries.get(member)
    if (!entry) return undefined
    entries.delete(member)
    heap.remove(entry)
    return entry
  }

  return {
    get size() {
      return heap.size
    },
    has: (member) => entries.has(member),
    enter(member) {
      if (entries.has(member)) return
      const left = rest.get(member)
      if (left) wake(left)
      places += 1
      const entry = { member, start: Math.max(now, left?.start ?? 0), place: places }
      entries.set(member, entry)
      heap.add(entry)
    },
    leave(member) {
      const entry = take(member)
      if (entry) stay(member, entry.start)
    },
    first: () => heap.first()?.member,
    serve(member, weight) {
      const entry = take(member)
      if (!entry) return
      now = entry.start
      stay(member, entry.start + strideOf(weight))
      for (let last = resting.first(); last && last.start <= now; last = resting.first()) wake(last)
    },
    charge(member, weight, strides) {
      const more = strideOf(weight) * strides
      const there = take(member)
      if (there) {
        const entry = { ...there, start: there.start + more }
        entries.set(member, entry)
        heap.add(entry)
        return
      }
      const left = rest.get(member)
      if (left) wake(left)
      stay(member, Math.max(now, left?.start ?? 0) + more)
    },
    reset() {
      heap.clear()
      entries.clear()
      rest.clear()
      resting.clear()
      now = 0
    },
  }
}
