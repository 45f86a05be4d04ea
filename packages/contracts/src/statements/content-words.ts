import { FUNCTION_WORDS } from './function-words.ts'

/** Runs of letters, marks and digits, with what joins them inside a word or a number. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’._-][\p{L}\p{M}\p{N}]+)*/gu
/** Scripts that put no space between words: their runs are compared by pairs of characters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Every word of a text in lower case, in one form (NFKC), in order. */
export function wordsOf(text: string): readonly string[] {
  const runs =
    text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .toLowerCase()
      .match(WORD) ?? []
  return runs.flatMap((run) => (UNSPACED.test(run) ? pairsOf(run) : [run]))
}

/** The words of a text that mean something by themselves; see {@link FUNCTION_WORDS}. */
export function contentWords(text: string): readonly string[] {
  return wordsOf(text).filter((word) => !FUNCTION_WORDS.has(word))
}

function pairsOf(run: string): readonly string[] {
  const characters = [...run]
  if (characters.length < 2) return [run]
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)
}
