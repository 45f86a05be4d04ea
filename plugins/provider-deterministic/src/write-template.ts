import { type Artifact, contentWords, fillTemplate, type MediaType } from '@fcc/contracts'
import { quote } from './quote.ts'
import { type Fact, readBrief } from './reading/brief.ts'
import { factsAbout } from './sections/other.ts'
import type { Settings } from './settings.ts'

/** What is read for statements; records are only filled in. */
const PROSE: readonly MediaType[] = ['text/markdown', 'text/plain']
/** Statements that answer one instruction; the whole is in the artifact, which the template has too. */
const MAX_ANSWERS = 5

/**
 * Fills a template: each `{{name}}` with the artifact of that name, each comment of HTML, which tells a
 * writer what belongs there, with the statements that speak of it. Comments of artifacts stay as they are.
 */
export function writeTemplate(
  template: string,
  artifacts: Readonly<Record<string, Artifact>>,
  settings: Settings,
): string {
  const values = Object.fromEntries(Object.values(artifacts).map(({ name, text }) => [name, text]))
  const prose = Object.entries(artifacts).filter(([, { mediaType }]) => PROSE.includes(mediaType))
  const { facts } = readBrief(Object.fromEntries(prose))
  return template
    .split(/(<!--[\s\S]*?-->)/)
    .map((piece, index) =>
      index % 2 === 0
        ? fillTemplate(piece, values)
        : answerTo(piece.slice(4, -3).trim(), facts, settings),
    )
    .join('')
}

function answerTo(instruction: string, facts: readonly Fact[], settings: Settings): string {
  const wanted = new Set(contentWords(instruction))
  const shared = (fact: Fact): number =>
    contentWords(fact.text).filter((word) => wanted.has(word)).length
  const chosen = [...factsAbout(facts, instruction)]
    .sort((one, other) => shared(other) - shared(one))
    .slice(0, MAX_ANSWERS)
  if (chosen.length === 0) return `Open: nothing that was handed over says this (${instruction})`
  return chosen
    .sort((one, other) => one.line - other.line)
    .map((fact) => `- ${quote(fact.text, settings.maxQuoteLength)} ${fact.cite}`)
    .join('\n')
}
