/** How many candidates a hint names at most. */
const MAX_SUGGESTIONS = 3

/**
 * A hint for a name that nothing has: the known names closest to it by Levenshtein distance,
 * at most a third of its length away, or nothing. Starts with a space, to be put after a sentence.
 *
 * @example
 * suggest('toatsers', ['toasters', 'kettles']) // ' Did you mean toasters?'
 */
export function suggest(written: string, known: Iterable<string>): string {
  const limit = Math.max(1, Math.floor(written.length / 3))
  const near = [...known]
    .map((name) => ({ name, distance: distanceBetween(comparable(written), comparable(name)) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS)
  if (near.length === 0) return ''
  return ` Did you mean ${near.map(({ name }) => name).join(' or ')}?`
}

const comparable = (name: string): string => name.slice(name.indexOf('/') + 1).toLowerCase()

/** Levenshtein distance, two rows at a time (Wagner and Fischer 1974). */
function distanceBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(substitution, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
