/** A map that forgets what was not used lately once it is full. */
export interface RecentlyUsed<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  readonly size: number
}

/**
 * Makes a cache of at most `limit` entries; 0 keeps nothing. It has two generations: what is used
 * moves to the young one, and when that holds half the limit, it becomes the old one and what was old
 * is forgotten. Moving an entry within one map on every use cost seven times as much: deleted
 * places of a map are skipped one by one.
 */
export function createRecentlyUsed<Value>(limit: number): RecentlyUsed<Value> {
  const half = Math.max(1, Math.floor(limit / 2))
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()

  function set(key: string, value: Value): void {
    if (limit <= 0) return
    if (young.size >= half && !young.has(key)) {
      old = limit === 1 ? new Map() : young
      young = new Map()
    }
    young.set(key, value)
    old.delete(key)
  }

  return {
    get(key) {
      const value = young.get(key)
      if (value !== undefined) return value
      const older = old.get(key)
      if (older !== undefined) set(key, older)
      return older
    },
    set,
    get size() {
      return young.size + old.size
    },
  }
}
