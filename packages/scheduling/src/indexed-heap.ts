/** Items of which the first is known at once; adding and removing any of them takes O(log n). */
export interface IndexedHeap<Item> {
  readonly size: number
  has(item: Item): boolean
  /** The item that nothing is before. */
  first(): Item | undefined
  /** Adds an item that is not in it. */
  add(item: Item): void
  /** Takes an item out, wherever it is; whether it was there. */
  remove(item: Item): boolean
  clear(): void
}

/** A binary heap that knows where each item is. What decides the order must not change while an item is in it. */
export function createIndexedHeap<Item>(
  isBefore: (one: Item, other: Item) => boolean,
): IndexedHeap<Item> {
  const items: Item[] = []
  const places = new Map<Item, number>()

  function put(item: Item, place: number): void {
    items[place] = item
    places.set(item, place)
  }
  function rise(item: Item, from: number): number {
    let place = from
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = items[above] as Item
      if (!isBefore(item, parent)) break
      put(parent, place)
      place = above
    }
    put(item, place)
    return place
  }
  function sink(item: Item, from: number): void {
    let place = from
    for (;;) {
      let below = 2 * place + 1
      if (below >= items.length) break
      const right = below + 1
      if (right < items.length && isBefore(items[right] as Item, items[below] as Item))
        below = right
      const child = items[below] as Item
      if (!isBefore(child, item)) break
      put(child, place)
      place = below
    }
    put(item, place)
  }

  return {
    get size() {
      return items.length
    },
    has: (item) => places.has(item),
    first: () => items[0],
    add(item) {
      if (places.has(item)) return
      items.push(item)
      rise(item, items.length - 1)
    },
    remove(item) {
      const place = places.get(item)
      if (place === undefined) return false
      places.delete(item)
      const last = items.pop() as Item
      if (place < items.length) sink(last, rise(last, place))
      return true
    },
    clear() {
      items.length = 0
      places.clear()
    },
  }
}
