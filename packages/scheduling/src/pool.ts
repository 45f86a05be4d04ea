import { createFairOrder, type FairOrder } from './fair-order.ts'
import { createIndexedHeap, type IndexedHeap } from './indexed-heap.ts'
import type { PoolSettings } from './ready-set-settings.ts'

/** What decides the order among the jobs of one tenant. */
export interface Ranked {
  readonly priority: number
  /** When it became ready, as a place in the order of all that did. */
  readonly place: number
}

/** The jobs of one pool that may begin, by tenant. */
export interface Pool<Job extends Ranked> {
  readonly name: string
  readonly weight: number
  /** The most of its jobs that are taken at a time. */
  readonly slots: number
  /** How many are taken. */
  occupied: number
  /** The tenants that have something to do and room for it. */
  readonly tenants: FairOrder
  /** The ready jobs of each tenant that has any: the higher priority first, then who came first. */
  readonly lanes: Map<string, IndexedHeap<Job>>
  /** The lane of a tenant, made where it is not there. */
  laneOf(tenant: string): IndexedHeap<Job>
}

/** Makes an empty pool. */
export function createPool<Job extends Ranked>(
  name: string,
  { weight, slots = Number.POSITIVE_INFINITY }: PoolSettings,
): Pool<Job> {
  const lanes = new Map<string, IndexedHeap<Job>>()
  return {
    ...{ name, weight, slots, occupied: 0, tenants: createFairOrder(), lanes },
    laneOf(tenant) {
      const known = lanes.get(tenant)
      if (known) return known
      const lane = createIndexedHeap<Job>(
        (one, other) =>
          one.priority > other.priority ||
          (one.priority === other.priority && one.place < other.place),
      )
      lanes.set(tenant, lane)
      return lane
    },
  }
}
