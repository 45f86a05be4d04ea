import { contentWords } from '@fcc/contracts/statements'
import type { Steps } from '@fcc/plugin-api'
import { type Fact, readBrief } from '../reading/brief.ts'
import { stem } from '../reading/stem.ts'
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
function factsAbout(facts: readonly Fact[], subject: string): readonly Fact[] {
  const wanted = new Set(contentWords(subject).map(stem))
  const speaks = (text: string): boolean =>
    contentWords(text).some((word) => wanted.has(stem(word)))
  return facts.filter((fact) => speaks(fact.text) || speaks(fact.section))
}

/** What feedback raised, statement by statement: rendering continues it and settles none of it. */
export function* feedbackLines({ feedback, say, settings }: Work): Steps<readonly string[]> {
  const lines: string[] = []
  for (const artifact of feedback) {
    const { facts } = yield* readBrief({ [artifact.name]: artifact })
    const raised = facts.filter((fact) => !fact.repeats).slice(0, settings.maxNames)
    lines.push(
      ...raised.map((fact) => `- Raised, not settled here: “${say(fact.text)}” ${fact.cite}`),
    )
  }
  return lines
}
