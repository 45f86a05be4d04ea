const WORDS = ['The ', 'cart ', 'takes ', 'more ', 'tea ', 'to ', 'the ', 'yard. ']

/**
 * What the server answers, as the pieces that a stream of it has: words, as tokens of a model are.
 *
 * @example
 * answerPieces(3) // ['The ', 'cart ', 'takes ']
 */
export function answerPieces(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => WORDS[index % WORDS.length] ?? '')
}
