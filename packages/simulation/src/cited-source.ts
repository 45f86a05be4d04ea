import {
  type Citation,
  contentWords,
  readStatementsSteps,
  type Statement,
} from '@fcc/contracts/statements'
import type { Steps } from '@fcc/plugin-api'
import type { CitingBlock } from './content-reading.ts'

/** The most words that a citing block has to share with a statement it cites; half of them, where that is less. */
const SHARED_WORDS = 3
/** Lines that one citation may span: one that names a whole document names nothing. */
const MAX_CITED_LINES = 20

/** An artifact that can be cited: its statements, and which of them a block really speaks of. */
export interface CitedSource {
  /** Every statement, in order; what is said twice is here twice. */
  readonly statements: readonly Statement[]
  /** The statements that a block cites by these of its citations, and shares words with; of those with the same words the first. */
  citedBy(block: CitingBlock, citations: readonly Citation[]): readonly Statement[]
}

/** What is said in the same words, wherever. */
interface Saying {
  readonly first: Statement
  readonly words: ReadonlySet<string>
  readonly needed: number
}

/** What a character costs that is compared as words, in characters of a scan. */
export const WORDS_COST = 8

/** Reads an artifact once for any number of citations of it, in steps of a sentence. */
export function* citedSourceSteps(text: string): Steps<CitedSource> {
  const statements = yield* readStatementsSteps(text)
  const sayings = new Map<string, Saying>()
  const byLine = new Map<number, Set<Saying>>()
  for (const statement of statements) {
    yield statement.text.length * WORDS_COST
    const key = statement.text.toLowerCase()
    const saying = sayings.get(key) ?? sayingOf(statement)
    sayings.set(key, saying)
    for (let line = statement.line; line <= statement.endLine; line += 1) {
      byLine.set(line, (byLine.get(line) ?? new Set()).add(saying))
    }
  }
  const known = new WeakMap<CitingBlock, readonly Statement[]>()
  return {
    statements,
    citedBy(block, citations) {
      const found = known.get(block) ?? find(block.words, citations)
      known.set(block, found)
      return found
    },
  }

  function find(words: ReadonlySet<string>, citations: readonly Citation[]): readonly Statement[] {
    const found = new Set<Statement>()
    for (const { line: from, endLine } of citations) {
      if (endLine - from >= MAX_CITED_LINES) continue
      for (let line = from; line <= endLine; line += 1) {
        for (const saying of byLine.get(line) ?? []) {
          if (!found.has(saying.first) && speaksOf(words, saying)) found.add(saying.first)
        }
      }
    }
    return [...found]
  }
}

function sayingOf(first: Statement): Saying {
  const words = new Set(contentWords(first.text))
  return { first, words, needed: Math.min(SHARED_WORDS, Math.ceil(words.size / 2)) }
}

function speaksOf(words: ReadonlySet<string>, { words: own, needed }: Saying): boolean {
  let shared = 0
  for (const word of own) {
    if (words.has(word)) shared += 1
    if (shared >= needed) return true
  }
  return false
}
