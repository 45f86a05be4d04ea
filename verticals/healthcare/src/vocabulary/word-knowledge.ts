import type { WordKnowledge } from '@fcc/detection'
import { isClinicalWord, isKnownWord } from './known-word.ts'
import { readVocabulary } from './read-vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Words that were judged once are kept up to this number: texts repeat theirs. */
const MOST_KEPT = 20_000

/** Words of everyday English that make a text clinical all the same. */
const clinicalInGeneral = new Set(
  'patient patients treatment treated diagnosed diagnosis therapy dose doses dosing symptom symptoms clinical chronic acute injury disorder syndrome disease medication medications surgery surgical prescribed prescribing admitted discharged exam examination labs mg blood pain wound fever hospital nurse physician doctor'.split(
    ' ',
  ),
)

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
    isTechnical: (word) =>
      clinicalInGeneral.has(word) ||
      (!vocabulary.general.has(word) && isClinicalWord(word, vocabulary)),
  }
}
