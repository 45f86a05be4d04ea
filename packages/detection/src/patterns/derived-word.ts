import type { WordKnowledge } from '../word-knowledge.ts'

/** What English ends words with that it makes of others: no list has all of them, and few names end so. */
const ENDING =
  /(?:tion|sion|ment|ness|ists?|isms?|ity|ities|olog(?:y|ist|ists)|ings?|ware|able|ible|ically?|ship|ance|ence|ative|ized?|ful|less|ology|graphy|metry|scopy|ectomy|otomy|itis|osis|emia|yst|tect|ture|grapher|fier|mab|nib|pril|statin|azole|cillin)$/
const SUFFIX = /(?:ers?|ors?|s|es|ed|al|ly|y|ive|ian|ant)$/
/** Letters of the shorter part of a compound. */
const LEAST_PART = 3

/**
 * Whether a word that no list has is made of ordinary ones: `crafter`, `blueprint`, `documentation`. A name of people
 * rarely is.
 *
 * @param word in lower case
 */
export function isDerived(word: string, words: WordKnowledge): boolean {
  if (ENDING.test(word)) return true
  const stem = word.replace(SUFFIX, '')
  if (stem !== word && stem.length >= LEAST_PART) {
    if (words.isOrdinary(stem) || words.isOrdinary(`${stem}e`)) return true
  }
  for (let cut = LEAST_PART; cut <= word.length - LEAST_PART; cut += 1) {
    if (words.isOrdinary(word.slice(0, cut)) && words.isOrdinary(word.slice(cut))) return true
  }
  return false
}
