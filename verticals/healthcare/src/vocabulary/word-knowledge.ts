import type { WordKnowledge } from '@fcc/detection'
import { isKnownWord } from './known-word.ts'
import { readVocabulary } from './read-vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Words that were judged once are kept up to this number: texts repeat theirs. */
const MOST_KEPT = 20_000

let shipped: WordKnowledge | undefined

/** What the word lists of this package know, read once for all tenants of a process. */
export function clinicalWords(): WordKnowledge {
  shipped ??= knowledgeOf(readVocabulary())
  return shipped
}

function knowledgeOf(vocabulary: Vocabulary): WordKnowledge {
  const judged = new Map<string, boolean>()
  return {
    isOrdinary(word) {
      const known = judged.get(word)
      if (known !== undefined) return known
      const verdict = isKnownWord(word, vocabulary)
      if (judged.size < MOST_KEPT) judged.set(word, verdict)
      return verdict
    },
    isAlsoName: (word) => vocabulary.nameHomographs.has(word),
  }
}
