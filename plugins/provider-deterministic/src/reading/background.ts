import { contentWords } from '@fcc/contracts/statements'
import type { Steps } from '@fcc/plugin-api'
import type { Brief, Capability, Fact } from './brief.ts'
import { stem } from './stem.ts'

/** The capabilities that a statement speaks of, the nearest first; none where it shares too little with any. */
export type Background = ReadonlyMap<Fact, readonly Capability[]>

/** Words that a statement has to share with a capability to be its background; a name counts as as many. */
const SHARED_WORDS = 2
/** Capabilities of one word; a word of more of them is what the whole is about. */
const MAX_OF_A_WORD = 50
/** Capabilities that are named for one statement. */
const MAX_NAMED = 3
/** What a character costs here, in characters of a scan. */
const WORDS_COST = 10

/**
 * Which statements are the background of which capabilities: by the names and words that both have, and
 * never by where they stand.
 */
export function* backgroundOf({ facts, capabilities }: Brief): Steps<Background> {
  const byWord = new Map<string, Capability[]>()
  for (const each of capabilities) {
    yield each.fact.text.length * WORDS_COST
    for (const word of wordsIn(each.fact)) {
      const known = byWord.get(word)
      if (known) known.push(each)
      else byWord.set(word, [each])
    }
  }
  const background = new Map<Fact, readonly Capability[]>()
  const own = new Set(capabilities.map(({ fact }) => fact))
  for (const fact of facts) {
    if (own.has(fact) || fact.repeats) continue
    yield fact.text.length * WORDS_COST
    const shared = new Map<Capability, number>()
    for (const word of wordsIn(fact)) {
      const others = byWord.get(word) ?? []
      if (others.length > MAX_OF_A_WORD) continue
      const weight = word.startsWith(NAME) ? SHARED_WORDS : 1
      for (const each of others) shared.set(each, (shared.get(each) ?? 0) + weight)
    }
    const near = [...shared]
      .filter(([, count]) => count >= SHARED_WORDS)
      .sort(([, one], [, other]) => other - one)
      .slice(0, MAX_NAMED)
      .map(([each]) => each)
    if (near.length > 0) background.set(fact, near)
  }
  return background
}

const NAME = 'name:'

function wordsIn({ text, names }: Fact): ReadonlySet<string> {
  const words = contentWords(text).filter((word) => /\p{L}/u.test(word))
  return new Set([...words.map(stem), ...names.map((name) => `${NAME}${name.toLowerCase()}`)])
}
