import type { Steps } from '@fcc/detection'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { type Passage, passagesOf } from './passage.ts'
import { TOKEN_COST } from './token.ts'

/** Lines in which capitals do not tell names from words: none has any, or all are capitals. */
export interface CaseDoubt {
  readonly written: 'in capitals throughout' | 'without ordinary capitals'
  /** From 1, in the text given; the last one included. */
  readonly lines: { readonly first: number; readonly last: number }
}

/** Letters from which on a text without one ordinary capital is taken for written so throughout. */
const LEAST_LETTERS = 8
/** Words in passages of one case about people, from which on they may be the habit of a text. */
const HABIT_LEAST = 6
/** Words in one stretch of prose in one case, from which on it is judged by itself. */
const STRETCH_LEAST = 12
/** Words after the last capital of a passage, from which on its beginning says nothing of its end. */
const TAIL_LEAST = 60

/**
 * Finds what of a text is written in one case. A word that is also a name (`rose`, `mark`, `reading`) is told
 * from it by its capital, so there nothing can be proven. Headings, abbreviations, laboratory values and
 * short lines of a list are ordinary in one case and no doubt by themselves; prose and lines about people
 * are, where they are most of the text or a stretch of some length. In steps of one passage each.
 *
 * @returns the lines in doubt in reading order; empty where capitals are used as usual
 * @example
 * findCaseDoubts('pt rose young seen by dr white', vocabulary)[0]?.lines   // { first: 1, last: 1 }
 */
export function* findCaseDoubts(text: string, vocabulary: Vocabulary): Steps<readonly CaseDoubt[]> {
  const passages: Passage[] = []
  for (const passage of passagesOf(text, vocabulary)) {
    passages.push(passage)
    yield passage.length + TOKEN_COST
  }
  const letters = sum(passages, ({ letters }) => letters)
  const hasCapitals = passages.some(({ ordinaryCapitals }) => ordinaryCapitals > 0)
  if (!hasCapitals && letters >= LEAST_LETTERS) return joined(passages.filter(isWritten))
  const ordinary = sum(passages, (passage) => (passage.kind === 'ordinary' ? passage.words : 0))
  const ofPeople = passages.filter(({ kind, isOfPeople }) => isOneCase(kind) && isOfPeople)
  const words = sum(ofPeople, (passage) => passage.words)
  const habit = words >= HABIT_LEAST && words > ordinary ? ofPeople : []
  const doubtful = new Set([...habit, ...stretches(passages)])
  return joined(passages.filter((passage) => doubtful.has(passage)))
}

function isOneCase(kind: Passage['kind']): boolean {
  return kind === 'capitals' || kind === 'lower'
}

function isWritten(passage: Passage): boolean {
  return passage.letters > 0
}

/** Prose of one case in a row, long enough, and what continues long after its last capital. */
function stretches(passages: readonly Passage[]): readonly Passage[] {
  const found: Passage[] = []
  let run: Passage[] = []
  const close = (): void => {
    const isLong = sum(run, ({ words }) => words) >= STRETCH_LEAST
    if (isLong && run.some(({ isOfPeople }) => isOfPeople)) found.push(...run)
    run = []
  }
  for (const passage of passages) {
    if (passage.wordsAfterCapital >= TAIL_LEAST && passage.isOfPeople) found.push(passage)
    const isPart = isOneCase(passage.kind) && passage.isProse
    if (run.length > 0 && (!isPart || run[0]?.kind !== passage.kind)) close()
    if (isPart) run.push(passage)
  }
  close()
  return found
}

function joined(passages: readonly Passage[]): readonly CaseDoubt[] {
  const doubts: CaseDoubt[] = []
  for (const { kind, first, last } of passages) {
    const written = kind === 'capitals' ? 'in capitals throughout' : 'without ordinary capitals'
    const before = doubts.at(-1)
    // A line between two passages in doubt is blank or belongs to both.
    const isNext = before && first <= before.lines.last + (before.written === written ? 2 : 0)
    if (isNext) {
      const lines = { first: before.lines.first, last: Math.max(last, before.lines.last) }
      doubts[doubts.length - 1] = { written: before.written, lines }
    } else doubts.push({ written, lines: { first, last } })
  }
  return doubts
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

/** Doubts named one by one, at most; the rest is counted. */
const MOST_NAMED = 5

/**
 * Says for people what is in doubt and what they can do.
 *
 * @param of what the lines are counted in: `note`
 */
export function caseDoubtText(doubts: readonly CaseDoubt[], of: string): string {
  const named = doubts
    .slice(0, MOST_NAMED)
    .map(({ written, lines }) => `${linesText(lines)} of the ${of}, written ${written}`)
  const rest = doubts.length > MOST_NAMED ? `; and ${doubts.length - MOST_NAMED} more places` : ''
  return `names are told from words by their capitals, which says nothing in ${named.join('; ')}${rest}: have a person look at it, or type it in ordinary upper and lower case`
}

function linesText({ first, last }: CaseDoubt['lines']): string {
  return first === last ? `line ${first}` : `lines ${first} to ${last}`
}
