import { contentWords } from '@fcc/contracts'
import { type Fact, readBrief } from '../reading/brief.ts'
import type { SectionWriter, Work } from './section.ts'

/**
 * A section that no writer is made for: the statements that share a word with its heading, or stand
 * under a heading of the source that does. Where none does, that is said, beside what there is.
 */
export const otherSection: SectionWriter = ({ brief, say }, heading) => {
  const once = brief.facts.filter((fact) => !fact.repeats)
  const found = factsAbout(once, heading)
  if (found.length > 0) return found.map((fact) => `- ${say(fact.text)} ${fact.cite}`)
  return once
    .slice(0, 1)
    .map(
      (fact) =>
        `- Open: none of ${once.length} ${once.length === 1 ? 'statement' : 'statements'} speaks of ${heading}; the first is “${say(fact.text)}” ${fact.cite}`,
    )
}

/** The statements that share a word with a subject, by themselves or by the heading above them. */
export function factsAbout(facts: readonly Fact[], subject: string): readonly Fact[] {
  const wanted = new Set(contentWords(subject).map(stem))
  const speaks = (text: string): boolean =>
    contentWords(text).some((word) => wanted.has(stem(word)))
  return facts.filter((fact) => speaks(fact.text) || speaks(fact.section))
}

/** What feedback raised, statement by statement: rendering continues it and settles none of it. */
export function feedbackLines({ feedback, say, settings }: Work): readonly string[] {
  return feedback.flatMap((artifact) => {
    const { facts } = readBrief({ [artifact.name]: artifact })
    return facts
      .filter((fact) => !fact.repeats)
      .slice(0, settings.maxNames)
      .map((fact) => `- Raised, not settled here: “${say(fact.text)}” ${fact.cite}`)
  })
}

/** Enough of a word to see that `beds` and `bed` are one. */
function stem(word: string): string {
  return word.length > 3 ? word.replace(/(?:ing|ed|es|s)$/, '') : word
}
