import { contentWords } from '@fcc/contracts/statements'
import type { Steps } from '@fcc/plugin-api'
import { type Amount, amountOf } from './amount.ts'
import type { Brief, Fact } from './brief.ts'
import { stem } from './stem.ts'

/** Two statements that give different amounts for what reads as one thing. */
export interface TwoAmounts {
  readonly first: Fact
  readonly second: Fact
  /** The figure of each, as it is written there. */
  readonly figures: readonly [string, string]
}

/** Statements of one unit and word that are compared; a word of more of them is the subject of the whole. */
const MAX_COMPARED = 50
/** What a character costs here, in characters of a scan. */
const WORDS_COST = 10

interface Measured {
  readonly fact: Fact
  readonly amounts: readonly Amount[]
  readonly words: ReadonlySet<string>
  readonly bound: 'least' | 'most' | undefined
}

/**
 * Pairs of statements that say the same of the same and differ in an amount of one unit: all words of
 * one that mean something are words of the other, the figures apart. Bounds from both sides are no
 * contradiction, and neither are amounts of things that have different names.
 *
 * @example
 * // 'A loan lasts 14 days.' and 'A loan lasts 21 days.'
 */
export function* findTwoAmounts({ facts }: Brief): Steps<readonly TwoAmounts[]> {
  const byWord = new Map<string, Measured[]>()
  const found: TwoAmounts[] = []
  for (const fact of facts) {
    if (fact.repeats || fact.isQuestion || fact.quantities.length === 0) continue
    yield fact.text.length * WORDS_COST
    const amounts = fact.quantities.flatMap((figure) => amountOf(figure) ?? [])
    if (amounts.length === 0) continue
    const measured = { fact, amounts, words: wordsOf(fact, amounts), bound: boundOf(fact) }
    const alike = new Set<Measured>()
    for (const { unit } of amounts) {
      for (const word of measured.words) {
        const others = byWord.get(`${unit} ${word}`) ?? []
        if (others.length <= MAX_COMPARED) for (const other of others) alike.add(other)
        if (others.length <= MAX_COMPARED) byWord.set(`${unit} ${word}`, [...others, measured])
      }
    }
    for (const other of alike) {
      const figures = differing(other, measured)
      if (figures) found.push({ first: other.fact, second: fact, figures })
    }
  }
  return found
}

function differing(one: Measured, other: Measured): readonly [string, string] | undefined {
  if (one.bound !== undefined && other.bound !== undefined && one.bound !== other.bound) {
    return undefined
  }
  if (!isOneThing(one, other)) return undefined
  for (const { unit, figure } of other.amounts) {
    const before = one.amounts.filter((each) => each.unit === unit)
    const now = other.amounts.filter((each) => each.unit === unit)
    const [first] = before
    const isSame = now.some((each) => before.some(({ number }) => number === each.number))
    if (first && !isSame) return [first.figure, figure]
  }
  return undefined
}

function isOneThing(one: Measured, other: Measured): boolean {
  const hasOwnName = (of: Measured, than: Measured) =>
    of.fact.names.some((name) => !than.fact.names.includes(name))
  if (hasOwnName(one, other) && hasOwnName(other, one)) return false
  const [fewer, more] =
    one.words.size <= other.words.size ? [one.words, other.words] : [other.words, one.words]
  const isWithin = [...fewer].every((word) => more.has(word))
  return isWithin && (fewer.size >= 2 || more.size === fewer.size)
}

/** Words that say how an amount is meant, and not of what. */
const MEASURING = new Set(
  'most least maximum minimum more fewer less exactly about around latest later total longer within'.split(
    ' ',
  ),
)

function wordsOf({ text }: Fact, amounts: readonly Amount[]): ReadonlySet<string> {
  const units = new Set(amounts.map(({ unit }) => unit))
  const figures = new Set(amounts.flatMap(({ figure }) => contentWords(figure)))
  return new Set(
    contentWords(text)
      .filter((word) => !MEASURING.has(word) && !figures.has(word) && /\p{L}/u.test(word))
      .map(stem)
      .filter((word) => !units.has(word)),
  )
}

const LEAST = /\b(?:at least|minimum|no (?:fewer|less)|not (?:fewer|less))\b/i
const MOST =
  /\b(?:at most|maximum|up to|no (?:more|longer|later)|not (?:more|longer)|within|at the latest)\b/i

function boundOf({ text }: Fact): Measured['bound'] {
  if (LEAST.test(text)) return 'least'
  return MOST.test(text) ? 'most' : undefined
}
