import { readFileSync } from 'node:fs'
import { dataFolder } from '../data-folder.ts'
import { createVocabulary, type Vocabulary, WORD_LISTS, type WordLists } from './vocabulary.ts'

/** Reads the word lists that ship with this package. */
export function readVocabulary(): Vocabulary {
  const lists = WORD_LISTS.map((name) => [
    name,
    readFileSync(new URL(`vocabulary/${name}.txt`, dataFolder), 'utf8'),
  ])
  return createVocabulary(Object.fromEntries(lists) as WordLists)
}
