/** How far a group has come in the partitions of one member: everything before was taken. */
export interface Progress {
  given(partition: number, offset: bigint): void
  taken(partition: number, offset: bigint): void
  /** The places that are new since the last call. */
  news(): ReadonlyMap<number, bigint>
}

interface OfPartition {
  /** What was given and is not known to be taken with all before it, in order. */
  readonly open: bigint[]
  readonly taken: Set<bigint>
}

/** Follows what was given and taken: records are taken out of order, and a place has nothing open before it. */
export function createProgress(): Progress {
  const partitions = new Map<number, OfPartition>()
  let fresh = new Map<number, bigint>()
  return {
    given(partition, offset) {
      const known = partitions.get(partition) ?? { open: [], taken: new Set() }
      partitions.set(partition, known)
      known.open.push(offset)
    },
    taken(partition, offset) {
      const known = partitions.get(partition)
      if (!known) return
      known.taken.add(offset)
      for (let first = known.open[0]; first !== undefined; first = known.open[0]) {
        if (!known.taken.delete(first)) return
        known.open.shift()
        fresh.set(partition, first + 1n)
      }
    },
    news() {
      const news = fresh
      fresh = new Map()
      return news
    },
  }
}
