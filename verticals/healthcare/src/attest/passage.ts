import { markerExpression } from '../marker.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

/** A sentence, a heading or an item of a list, which its writer's habit of capitals shows in. */
export interface Passage {
  /** `open`: it may be ordinary or not: too short, a marker or an abbreviation opens it, or no words at all. */
  readonly kind: 'ordinary' | 'lower' | 'capitals' | 'open'
  /** Words that show the habit; abbreviations, numbers, markers and labels (`Plan:`) are none. */
  readonly words: number
  /** A sentence that ends, or is longer than headings and items of lists are. */
  readonly isProse: boolean
  /** Whether it tells of people, as names stand in what does. */
  readonly isOfPeople: boolean
  /** Words that only begin with a capital; those of a label count where what follows is not about people. */
  readonly ordinaryCapitals: number
  readonly wordsAfterCapital: number
  readonly letters: number
  /** Lines from 1, both included. */
  readonly first: number
  readonly last: number
  /** In characters. */
  readonly length: number
}

/** Words of a heading or an item of a list, at most. */
const ITEM_WORDS = 8
/** Words of a passage in one case, at least; fewer show no habit. */
const LEAST_WORDS = 3
/** A line of a paragraph that continues in the next one is nearly as long as its longest, and no heading. */
const WRAPPED_LEAST = 30
const WRAPPED_SHARE = 0.75
/** A line from this length on continues in the next one however long the others are. */
const WRAPPED_ALWAYS = 60
/** A heading before a colon is a label. Longer ones are sentences. */
const LABEL = /^[^:.!?\n]{1,40}:(?=\s|$)/
const ITEM = /^\s*(?:[-*•+#>]+|\d{1,2}[.)])\s+/
/** Who a note tells of, and what it tells of them. */
const PEOPLE =
  /\b(?:s?he|hers?|his|him|they|their|them|who|pt|pts|patient|dr|mr|mrs|ms|md|nurse|pastor|son|sons|daughter|wife|husband|spouse|partner|mother|mom|father|dad|sister|brother|aunt|uncle|cousin|niece|nephew|grand(?:ma|pa|son|daughter|mother|father)|family|friend|neighbou?r|caregiver|guardian|seen|met|came|comes|brought|drove|called|calls|spoke|lives|lived|works|worked|says|said|states|visited|signed|accompanied|referred)\b/i

const WORD = /(?<![\p{L}\p{N}])\p{L}[\p{L}'’]+/gu
/** `She`, `O'Neil`, `McCain`; not `HbA`, and no title, which is typed so by habit alone. */
const ORDINARY = /^(?!(?:Dr|Mr|Mrs|Ms)$)\p{Lu}(?:['’]\p{Lu}|c\p{Lu})?[\p{Ll}'’]+$/u

/** Cuts a text into passages; what has no letters and no words is one as well. Linear. */
export function* passagesOf(text: string, vocabulary: Vocabulary): Generator<Passage> {
  const marker = markerExpression()
  let block: string[] = []
  let start = 1
  const lines = text.replace(/\r/g, '').split('\n')
  for (const [index, line] of [...lines, ''].entries()) {
    if (line.trim() !== '') {
      if (block.length === 0) start = index + 1
      block.push(line.replace(marker, MARKED))
      continue
    }
    yield* passagesOfBlock(block, start, vocabulary)
    block = []
  }
}

/** Stands for a marker: no letter, so that no word of it is read. */
const MARKED = '§'

function* passagesOfBlock(
  block: readonly string[],
  start: number,
  vocabulary: Vocabulary,
): Generator<Passage> {
  const longest = block.reduce((most, line) => Math.max(most, line.trimEnd().length), 0)
  let parts: string[] = []
  let size = 0
  let first = start
  const passage = (last: number): Passage => {
    const made = passageOf(parts.join(' '), { first, last }, vocabulary)
    parts = []
    size = 0
    return made
  }
  for (const [index, line] of block.entries()) {
    const here = start + index
    const before = block[index - 1]?.trimEnd() ?? ''
    const isWrapped =
      before.length >= Math.min(WRAPPED_ALWAYS, Math.max(WRAPPED_LEAST, WRAPPED_SHARE * longest)) &&
      !/[.:;!?]$/.test(before.slice(-1)) &&
      !ITEM.test(line)
    if (!isWrapped && parts.length > 0) yield passage(here - 1)
    for (const part of sentencesOf(line.replace(ITEM, ''))) {
      if (/[.!?]$/.test(parts.at(-1)?.slice(-1) ?? '') || size > MOST_CHARACTERS)
        yield passage(here)
      if (parts.length === 0) first = here
      parts.push(part)
      size += part.length
    }
  }
  if (parts.length > 0) yield passage(start + block.length - 1)
}

/** Characters that are looked at in one step, about; a passage that is longer is cut. */
const MOST_CHARACTERS = 20_000

function* sentencesOf(line: string): Generator<string> {
  for (const sentence of line.split(/(?<=[.!?])\s+/)) {
    for (let at = 0; at < sentence.length; at += MOST_CHARACTERS) {
      yield sentence.slice(at, at + MOST_CHARACTERS)
    }
  }
}

function passageOf(
  whole: string,
  lines: { readonly first: number; readonly last: number },
  vocabulary: Vocabulary,
): Passage {
  const sentence = whole.replace(LABEL, '')
  const count = { lower: 0, capitals: 0, ordinary: 0, afterCapital: 0 }
  for (const { 0: word, index } of sentence.matchAll(WORD)) {
    if (ORDINARY.test(word)) {
      count.ordinary += 1
      count.afterCapital = 0
    } else if (/^[\p{Ll}'’]+$/u.test(word)) {
      // A unit says nothing: `40 mg` stands in a text of capitals too.
      if (/\d\s?$/.test(sentence.slice(Math.max(0, index - 2), index))) continue
      count.lower += 1
      count.afterCapital += 1
    } else if (/^[\p{Lu}'’]+$/u.test(word) && isWord(word, vocabulary)) count.capitals += 1
  }
  const kind = kindOf(sentence, count)
  // `PT` is physical therapy, but where all is in capitals.
  const told = kind === 'capitals' ? sentence : sentence.replace(/\bPT\b/g, ' ')
  const isOfPeople = PEOPLE.test(told)
  const words = kind === 'capitals' ? count.capitals : count.lower + count.ordinary
  return {
    kind,
    words,
    isProse: words > ITEM_WORDS || (/[.!?]\s*$/.test(sentence) && words >= LEAST_WORDS),
    isOfPeople,
    ordinaryCapitals: isOfPeople
      ? count.ordinary
      : (whole.match(WORD) ?? []).filter((word) => ORDINARY.test(word)).length,
    wordsAfterCapital: kind === 'ordinary' ? count.afterCapital : 0,
    letters: sentence.match(/\p{L}/gu)?.length ?? 0,
    ...lines,
    length: whole.length,
  }
}

/** A word, and no abbreviation: `WITH`, not `COPD`. */
function isWord(word: string, { general }: Vocabulary): boolean {
  const lower = word.toLowerCase()
  return general.has(lower) || PEOPLE.test(lower)
}

function kindOf(
  sentence: string,
  count: { readonly lower: number; readonly capitals: number; readonly ordinary: number },
): Passage['kind'] {
  const { lower, capitals, ordinary } = count
  if (capitals >= LEAST_WORDS && capitals >= 4 * (lower + ordinary)) return 'capitals'
  if (ordinary > 0) return 'ordinary'
  // What a marker opens was opened by a name, and what an abbreviation opens has its capital there.
  const isOpenedElsewhere = /^[\s"'(]*(?:§|\p{Lu}{2})/u.test(sentence)
  return lower >= LEAST_WORDS && !isOpenedElsewhere ? 'lower' : 'open'
}
