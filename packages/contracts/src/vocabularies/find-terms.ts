import type { Steps } from '@fcc/plugin-api'
import { isCode, namesOf, type Term, type Vocabulary } from './vocabulary.ts'

/** A term that a text names, and whose it is. */
export interface FoundTerm {
  readonly vocabulary: Vocabulary
  readonly term: Term
}

interface Entry {
  /** The words of one name, those of a code as written and else in lower case. */
  readonly words: readonly string[]
  readonly isCode: boolean
  readonly found: FoundTerm
}

type Index = ReadonlyMap<string, readonly Entry[]>

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** How much of a text is looked into between two turns, in characters. */
const STEP = 20_000

const indexes = new WeakMap<Vocabulary, Index>()

/**
 * The terms that a text names, in the order in which they come, each once; in steps. A name counts as whole
 * words, whatever is between them, and the longest at a place counts alone: in `attorney-client privilege` no `privilege`
 * is found. A name in capitals alone counts as it is written, any other in any case.
 *
 * @example
 * atOnce(findTermsSteps('The client waives privilege.', [privileges])).map(({ term }) => term.term)
 */
export function* findTermsSteps(
  text: string,
  vocabularies: readonly Vocabulary[],
): Steps<readonly FoundTerm[]> {
  const all = vocabularies.map(indexOf)
  if (all.length === 0) return []
  const words: string[] = []
  let looked = 0
  for (const { 0: word, index } of text.normalize('NFKC').matchAll(WORD)) {
    words.push(word)
    if (index - looked < STEP) continue
    yield index - looked
    looked = index
  }
  const small = words.map((word) => word.toLowerCase())
  const found = new Set<FoundTerm>()
  for (let at = 0; at < words.length; ) {
    const here = all.flatMap((index) => longest(index, words, small, at))
    for (const entry of here) found.add(entry.found)
    at += Math.max(1, ...here.map((entry) => entry.words.length))
    if (at % STEP === 0) yield STEP
  }
  return [...found]
}

/** Of one vocabulary, the longest name that begins at a word; none of another hides it. */
function longest(
  index: Index,
  words: readonly string[],
  small: readonly string[],
  at: number,
): readonly Entry[] {
  const entry = index
    .get(small[at] ?? '')
    ?.find(({ words: name, isCode: exact }) =>
      name.every((word, offset) => word === (exact ? words : small)[at + offset]),
    )
  return entry ? [entry] : []
}

function indexOf(vocabulary: Vocabulary): Index {
  const known = indexes.get(vocabulary)
  if (known) return known
  const index = new Map<string, Entry[]>()
  for (const term of vocabulary.terms) {
    const found = { vocabulary, term }
    for (const name of namesOf(term)) {
      const exact = isCode(name.normalize('NFKC'))
      const words = (name.normalize('NFKC').match(WORD) ?? []).map((word) =>
        exact ? word : word.toLowerCase(),
      )
      const [first] = words
      if (first === undefined) continue
      const key = first.toLowerCase()
      index.set(key, [...(index.get(key) ?? []), { words, isCode: exact, found }])
    }
  }
  for (const entries of index.values()) {
    entries.sort((left, right) => right.words.length - left.words.length)
  }
  indexes.set(vocabulary, index)
  return index
}
