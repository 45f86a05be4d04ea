/** How many candidates a hint names at most. */
const MAX_SUGGESTIONS = 3

/**
 * A hint for a name that nothing has: the known names closest to it by edits and swaps of
 * neighbouring letters, at most a third of its length away; or else those that are a whole part of it; or nothing. Of whole ids, the names are
 * compared. Starts with a space, to be put after a sentence.
 *
 * @example
 * suggest('toatsers', ['toasters', 'kettles']) // ' Did you mean toasters?'
 */
export function suggest(written: string, names: Iterable<string>): string {
  const known = [...new Set(names)].sort()
  const limit = Math.max(1, Math.floor(comparable(written).length / 3))
  const near = known
    .map((name) => ({ name, distance: distanceBetween(comparable(written), comparable(name)) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS)
  const meant = near.length > 0 ? near.map(({ name }) => name) : wholeParts(written, known)
  return meant.length === 0 ? '' : ` Did you mean ${meant.join(' or ')}?`
}

/** Known names that are a whole part of what was written, as `key` is of `api_key`. */
function wholeParts(written: string, known: readonly string[]): readonly string[] {
  const parts = written.toLowerCase().split(/[_.-]/)
  return known.filter((name) => parts.includes(name.toLowerCase())).slice(0, MAX_SUGGESTIONS)
}

const comparable = (name: string): string => name.slice(name.indexOf('/') + 1).toLowerCase()

/** Optimal string alignment distance: Levenshtein's edits and swaps of neighbours (Damerau 1964). */
function distanceBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          at(i - 1, j - 1) + change,
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
  }
  return at(a.length, b.length)
}
