import type { Vocabulary } from './vocabulary.ts'

/**
 * Endings that make a word clinical whatever it begins with: diseases, procedures, findings, and
 * the stems of generic drug names (USAN stem list).
 */
const CLINICAL_ENDING =
  /(?:itis|osis|emia|aemia|ectomy|ostomy|otomy|plasty|scopy|scopic|graphy|graphic|ology|ologic|ological|opathy|opathic|algia|uria|pnea|megaly|penia|cytosis|trophy|plegia|paresis|rrhea|rrhagia|olol|pril|sartan|statin|azole|cillin|mycin|floxacin|cycline|prazole|tidine|gliptin|gliflozin|glutide|dipine|setron|triptan|parin|xaban|gatran|vudine|tinib|zumab|ximab|umab|afil|thiazide|semide|barbital|lukast|terol|caine)s?$/
const CLINICAL_ENDING_LEAST = 7

/** Endings taken off, with what is put in their place, to reach a word that the lists hold. */
const INFLECTIONS: readonly (readonly [ending: string, stem: string])[] = [
  ['ies', 'y'],
  ['ied', 'y'],
  ['es', ''],
  ['s', ''],
  ['ed', ''],
  ['d', ''],
  ['ing', ''],
  ['ing', 'e'],
  ['ly', ''],
]
const STEM_LEAST = 3
const PREFIX =
  /^(?:non|un|re|pre|post|anti|multi|micro|macro|hypo|hyper|intra|inter|peri|sub|super|over|under|mid)-?(?=[a-z]{4})/

/** Whether a word in lower case is proven: listed, an inflection of a listed one, or clinical by its ending. */
export function isKnownWord(word: string, vocabulary: Vocabulary): boolean {
  if (isListed(word, vocabulary)) return true
  if (word.length >= CLINICAL_ENDING_LEAST && CLINICAL_ENDING.test(word)) return true
  const bare = word.replace(PREFIX, '')
  return (bare !== word && isListedOrInflected(bare, vocabulary)) || isInflected(word, vocabulary)
}

/** Whether a word in lower case is of the clinical lists, or clinical by its ending. */
export function isClinicalWord(word: string, vocabulary: Vocabulary): boolean {
  return (
    vocabulary.clinical.has(word) ||
    (word.length >= CLINICAL_ENDING_LEAST && CLINICAL_ENDING.test(word))
  )
}

function isListed(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.general.has(word) || vocabulary.clinical.has(word)
}

function isListedOrInflected(word: string, vocabulary: Vocabulary): boolean {
  return isListed(word, vocabulary) || isInflected(word, vocabulary)
}

function isInflected(word: string, vocabulary: Vocabulary): boolean {
  return INFLECTIONS.some(([ending, stem]) => {
    if (!word.endsWith(ending) || word.length - ending.length < STEM_LEAST) return false
    const base = word.slice(0, word.length - ending.length) + stem
    if (isListed(base, vocabulary)) return true
    const single = base.replace(/([b-df-hj-np-tv-z])\1$/, '$1')
    return single !== base && isListed(single, vocabulary)
  })
}
