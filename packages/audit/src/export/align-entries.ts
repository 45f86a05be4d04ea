/**
 * One difference between the entries a log recorded and those a file holds. `index` counts recorded
 * entries, `place` lines of entries in the file, both from 0.
 */
export type EntryDifference =
  | { readonly kind: 'changed'; readonly index: number; readonly place: number }
  | { readonly kind: 'missing'; readonly index: number }
  | { readonly kind: 'unexpected'; readonly place: number }
  | { readonly kind: 'moved'; readonly index: number; readonly place: number }
  | { readonly kind: 'swapped'; readonly index: number; readonly other: number }

/**
 * Tells how a sequence of hashes came to differ from the recorded one: the longest run of entries still
 * in order stands fast, what is elsewhere has moved, and what faces a gap has taken the place of what is
 * gone. O(n log n), also for a hostile file.
 */
export function alignEntries(
  recorded: readonly string[],
  actual: readonly string[],
): readonly EntryDifference[] {
  const swap = findSwap(recorded, actual)
  if (swap !== undefined) return [swap]
  const origins = matchInOrder(recorded, actual)
  const standing = longestIncreasing(origins)
  const differences: EntryDifference[] = []
  origins.forEach((index, place) => {
    if (index >= 0 && !standing.has(place)) differences.push({ kind: 'moved', index, place })
  })
  const present = new Set(origins)
  let index = 0
  let place = 0
  for (const anchor of [...standing, actual.length]) {
    const end = anchor === actual.length ? recorded.length : (origins[anchor] as number)
    const absent = range(index, end).filter((candidate) => !present.has(candidate))
    const strange = range(place, anchor).filter((candidate) => origins[candidate] === -1)
    differences.push(...pairUp(absent, strange))
    index = end + 1
    place = anchor + 1
  }
  return differences.sort((one, other) => positionOf(one) - positionOf(other))
}

function positionOf(difference: EntryDifference): number {
  return 'index' in difference ? difference.index : difference.place
}

function findSwap(recorded: readonly string[], actual: readonly string[]) {
  if (recorded.length !== actual.length) return undefined
  const [index, other, ...more] = range(0, recorded.length).filter(
    (place) => recorded[place] !== actual[place],
  )
  if (index === undefined || other === undefined || more.length > 0) return undefined
  return recorded[index] === actual[other] && recorded[other] === actual[index]
    ? ({ kind: 'swapped', index, other } as const)
    : undefined
}

/** For each place the recorded index of its entry, or -1; equal entries are taken in order. */
function matchInOrder(recorded: readonly string[], actual: readonly string[]): readonly number[] {
  const waiting = new Map<string, number[]>()
  for (let index = recorded.length - 1; index >= 0; index--) {
    const key = recorded[index] as string
    const indices = waiting.get(key)
    if (indices === undefined) waiting.set(key, [index])
    else indices.push(index)
  }
  return actual.map((key) => waiting.get(key)?.pop() ?? -1)
}

/** Places of a longest strictly increasing run of indices, -1 left out (patience sorting). */
function longestIncreasing(indices: readonly number[]): ReadonlySet<number> {
  const tops: number[] = []
  const before = new Map<number, number>()
  indices.forEach((index, place) => {
    if (index < 0) return
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((indices[tops[middle] as number] as number) < index) low = middle + 1
      else high = middle
    }
    if (low > 0) before.set(place, tops[low - 1] as number)
    tops[low] = place
  })
  const places: number[] = []
  for (let place = tops.at(-1); place !== undefined; place = before.get(place)) places.push(place)
  return new Set(places.reverse())
}

function pairUp(absent: readonly number[], strange: readonly number[]): EntryDifference[] {
  const changed = Math.min(absent.length, strange.length)
  return [
    ...absent
      .slice(0, changed)
      .map((index, at) => ({ kind: 'changed', index, place: strange[at] as number }) as const),
    ...absent.slice(changed).map((index) => ({ kind: 'missing', index }) as const),
    ...strange.slice(changed).map((place) => ({ kind: 'unexpected', place }) as const),
  ]
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset)
}
