/** How much two words have to share of their letter pairs, from 0 to 1, to be taken for one another. */
const LEAST_SIMILARITY = 0.5

/**
 * The known word that somebody most likely meant, by the pairs of neighbouring letters that both
 * have (the coefficient of Dice 1945); `undefined` where none comes near. The first of equals.
 *
 * @example
 * nearestWord('detector', ['detectors', 'facts']) // 'detectors'
 */
export function nearestWord(written: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((word) => ({ word, similarity: similarityOf(written.toLowerCase(), word) }))
    .filter(({ similarity }) => similarity >= LEAST_SIMILARITY)
    .sort((a, b) => b.similarity - a.similarity)
  return best?.word
}

function similarityOf(one: string, two: string): number {
  const [left, right] = [pairsOf(one), pairsOf(two)]
  const shared = [...left].filter((pair) => right.has(pair)).length
  const all = left.size + right.size
  return all === 0 ? 0 : (2 * shared) / all
}

function pairsOf(word: string): ReadonlySet<string> {
  const letters = [...word]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}
