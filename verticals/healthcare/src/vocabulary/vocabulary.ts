/** Word lists of the attestation, compared in lower case unless said otherwise. */
export interface Vocabulary {
  readonly general: ReadonlySet<string>
  readonly clinical: ReadonlySet<string>
  readonly eponyms: ReadonlySet<string>
  readonly eponymNouns: ReadonlySet<string>
  /** Words that are also names: with a capital inside a sentence they prove nothing. */
  readonly nameHomographs: ReadonlySet<string>
  /** States as they are written: `WI`, `Wisconsin`. */
  readonly states: ReadonlySet<string>
  /** Names of the elements of FHIR R4, as they are written. */
  readonly fhirElements: ReadonlySet<string>
}

/** The texts of the word lists, by the name of their file. */
export type WordLists = Readonly<Record<(typeof WORD_LISTS)[number], string>>

/** The word lists' files, without their ending. */
export const WORD_LISTS = [
  'general-english',
  'clinical',
  'icd-10-cm-words',
  'eponyms',
  'eponym-nouns',
  'name-homographs',
  'states',
  'fhir-r4-elements',
] as const

/**
 * Makes a vocabulary of word lists: words apart by spaces, lines that begin with `#` are remarks.
 */
export function createVocabulary(lists: WordLists): Vocabulary {
  return {
    general: new Set(wordsOf(lists['general-english'])),
    clinical: new Set([...wordsOf(lists.clinical), ...wordsOf(lists['icd-10-cm-words'])]),
    eponyms: new Set(wordsOf(lists.eponyms)),
    eponymNouns: new Set(wordsOf(lists['eponym-nouns'])),
    nameHomographs: new Set(wordsOf(lists['name-homographs'])),
    states: new Set(wordsOf(lists.states)),
    fhirElements: new Set(wordsOf(lists['fhir-r4-elements'])),
  }
}

function wordsOf(list: string): readonly string[] {
  return list
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/))
    .filter((word) => word !== '')
}
