import { atOnce, type Steps } from '@fcc/plugin-api'
import { contentWords, wordsOf } from './content-words.ts'
import { GREETING_WORDS } from './function-words.ts'
import { readBlocksSteps } from './read-blocks.ts'
import { findRequirement, type RequirementLevel } from './requirement-level.ts'
import { cutShort, splitSentences } from './sentences.ts'
import { lineAt, type TextBlock } from './text-block.ts'

/** A sentence, list item or row of a table that states or asks something, with the lines it stands on. */
export interface Statement {
  readonly text: string
  /** The first and the last line, from 1. */
  readonly line: number
  readonly endLine: number
  /** The title of the nearest heading above, empty before the first. */
  readonly section: string
  readonly isQuestion: boolean
  /** How strictly it binds; nothing where no word says so. */
  readonly level: RequirementLevel | undefined
}

/** Words that a sentence of a paragraph needs; an item of a list may be one. */
const LEAST_WORDS = 3

/** What a character costs that is read as words, in characters of a scan. */
const WORDS_COST = 16

/**
 * The statements of a text, in order. A greeting, a single letter, headings and code state nothing.
 * Takes linear time, and gives the same for line ends of any kind.
 *
 * @example
 * readStatements('Hello!\nA member must return a tool within 14 days.')
 * // [{ text: 'A member must return a tool within 14 days.', line: 2, level: 'must', … }]
 */
export function readStatements(text: string): readonly Statement[] {
  return atOnce(readStatementsSteps(text))
}

/**
 * The same in steps, a sentence each at most, for `inTurns`: a long text does not hold up whatever else
 * the process does.
 *
 * @example
 * const statements = await inTurns(readStatementsSteps(text), { signal })
 */
export function* readStatementsSteps(text: string): Steps<readonly Statement[]> {
  const statements: Statement[] = []
  for (const block of yield* readBlocksSteps(text)) {
    yield block.text.length
    const sentences = block.kind === 'row' ? cutShort(block.text, 0) : splitSentences(block.text)
    for (const sentence of sentences) {
      yield sentence.text.length * WORDS_COST
      const level = findRequirement(sentence.text)?.level
      const isQuestion = /[?？؟]["'”’»)\]]*$/.test(sentence.text)
      if (!isStatement(sentence.text, block.kind, level !== undefined || isQuestion)) continue
      const isRow = block.kind === 'row'
      statements.push({
        text: sentence.text,
        line: lineAt(block, isRow ? 0 : sentence.at),
        endLine: lineAt(block, isRow ? 0 : sentence.at + sentence.text.length - 1),
        section: block.section,
        isQuestion,
        level,
      })
    }
  }
  return statements
}

/** Whether words say something: enough of them, and more than greetings; what binds or asks needs fewer. */
function isStatement(text: string, kind: TextBlock['kind'], isDemand: boolean): boolean {
  const meaning = new Set(
    contentWords(text).filter((word) => !GREETING_WORDS.has(word) && word.length > 1),
  )
  if (isGreeting(text) || meaning.size === 0) return false
  if (kind !== 'paragraph')
    return [...meaning].some((word) => word.length > 2 || /\P{ASCII}/u.test(word))
  return wordsOf(text).length >= LEAST_WORDS && (meaning.size >= 2 || isDemand)
}

/** A greeting in a script without spaces is a run of its own. */
function isGreeting(text: string): boolean {
  return GREETING_WORDS.has(text.replace(/[\s\p{P}]/gu, '').toLowerCase())
}

/**
 * What work on a text has to answer: its statements that bind; where none does, those that are no
 * questions; where there are only questions, those.
 */
export function demandsOf<Each extends Statement>(statements: readonly Each[]): readonly Each[] {
  const stated = statements.filter((each) => !each.isQuestion)
  const binding = stated.filter((each) => each.level !== undefined)
  return [binding, stated, statements].find((list) => list.length > 0) ?? []
}
