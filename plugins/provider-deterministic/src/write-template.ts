import { type Artifact, fillTemplate, type MediaType } from '@fcc/contracts'
import { contentWords, wordsOf } from '@fcc/contracts/statements'
import type { Steps } from '@fcc/plugin-api'
import { quote } from './quote.ts'
import { amountOf } from './reading/amount.ts'
import { type Fact, readBrief } from './reading/brief.ts'
import { leftOut } from './reading/left-out.ts'
import { stem } from './reading/stem.ts'
import type { Settings } from './settings.ts'

/** What is read for statements; records are only filled in. */
const PROSE: readonly MediaType[] = ['text/markdown', 'text/plain']
/** The largest share of the sources' words that answers one instruction: what is longer is no answer, but a copy. */
const MOST_WORDS = 0.4
/** What a statement of a whole is worth beside one that shares a word, with a figure and without. */
const MEASURED = 0.5
const OF_THE_WHOLE = 0.1
/** Words below which a statement is a field of a form, and no sentence that tells something of the whole. */
const SENTENCE_WORDS = 5
/** What a character costs here, in characters of a scan. */
const WORDS_COST = 8

/**
 * Fills a template: each `{{name}}` with the artifact of that name, each comment of HTML, which tells a
 * writer what belongs there, with the statements that speak of it and which lines it left out. Comments
 * of artifacts stay as they are. In steps of a sentence.
 */
export function* writeTemplate(
  template: string,
  artifacts: Readonly<Record<string, Artifact>>,
  settings: Settings,
): Steps<string> {
  const values = Object.fromEntries(Object.values(artifacts).map(({ name, text }) => [name, text]))
  const prose = Object.entries(artifacts).filter(([, { mediaType }]) => PROSE.includes(mediaType))
  const { facts } = yield* readBrief(Object.fromEntries(prose))
  const pieces: string[] = []
  for (const [index, piece] of template.split(/(<!--[\s\S]*?-->)/).entries()) {
    if (index % 2 === 0) pieces.push(fillTemplate(piece, values))
    else pieces.push(yield* answerTo(piece.slice(4, -3).trim(), facts, settings))
  }
  return pieces.join('')
}

function* answerTo(instruction: string, facts: readonly Fact[], settings: Settings): Steps<string> {
  // Its first sentence says about what, the others how.
  const [about = ''] = instruction.split(/(?<=[.!?])\s/, 1)
  const wanted = new Set(contentWords(about).map(stem))
  const isSummary = wanted.has(stem('summarise')) || wanted.has(stem('summarize'))
  const ranked: { readonly fact: Fact; readonly worth: number; readonly words: number }[] = []
  let all = 0
  for (const fact of facts) {
    yield fact.text.length * WORDS_COST
    const words = wordsOf(fact.text).length
    all += words
    // What is said twice answers once.
    if (fact.repeats) continue
    const shared = (text: string): number =>
      contentWords(text).filter((word) => wanted.has(stem(word))).length
    // A summary is of the whole: behind what it is asked about comes what is measured, then what is first.
    const worth =
      2 * shared(fact.text) + shared(fact.section) + (isSummary ? worthOfTheWhole(fact, words) : 0)
    if (worth > 0) ranked.push({ fact, worth, words })
  }
  if (ranked.length === 0) return `Open: nothing that was handed over says this (${instruction})`
  const chosen = new Set<Fact>()
  let room = all * MOST_WORDS
  for (const { fact, words, worth } of ranked.sort((one, other) => other.worth - one.worth)) {
    if (chosen.size >= settings.maxAnswers) break
    if (words > room && chosen.size > 0) {
      // Of what is there for being first, none is taken for being short.
      if (worth <= OF_THE_WHOLE) break
      continue
    }
    chosen.add(fact)
    room -= words
  }
  const said = facts
    .filter((fact) => chosen.has(fact))
    .map((fact) => `- ${quote(fact.text, settings.maxQuoteLength)} ${fact.cite}`)
  const left = leftOut(facts, chosen).map(({ of, lines }) =>
    of === undefined ? `- Left out: ${lines}` : `- Left out of ${of}: ${lines}`,
  )
  return [...said, ...left].join('\n')
}

/** A number without a unit, as those that identify people are, measures nothing. */
function worthOfTheWhole({ quantities }: Fact, words: number): number {
  if (quantities.some((figure) => amountOf(figure) !== undefined)) return MEASURED
  return words < SENTENCE_WORDS ? 0 : OF_THE_WHOLE
}
