/** Enough of a word to see that `beds` and `bed`, `borrowed` and `borrow` are one. */
export function stem(word: string): string {
  return word.length > 3 ? word.replace(/(?:ing|ed|es|s)$/, '') : word
}
