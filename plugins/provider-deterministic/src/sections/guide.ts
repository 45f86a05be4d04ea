import type { Capability } from '../reading/brief.ts'
import { MACHINE } from '../reading/kinds-of-words.ts'
import { isForbidding } from './blueprint.ts'
import { type SectionWriter, sentenceOf, type Work } from './section.ts'

/** Steps that lead to a first result. */
const FIRST_STEPS = 3

/** The first things that a person can do. */
export const quickStart: SectionWriter = ({ brief, say }) => {
  const forPeople = brief.capabilities.filter(isForPeople)
  const chosen = forPeople.length > 0 ? forPeople : brief.capabilities
  return chosen
    .slice(0, FIRST_STEPS)
    .map((each) => `1. ${stepOf(each, say)} ${each.fact.cite}${boundOf(each, say)}`)
}

/** What forbids is no step: it stands in its own words. */
function stepOf(each: Capability, say: (text: string) => string): string {
  if (isForbidding(each)) return say(sentenceOf(each))
  return `${each.actor === '' ? '' : `As ${say(each.actor)}: `}${say(each.act)}`
}

function isForPeople(each: Capability): boolean {
  return (
    !isForbidding(each) && each.actor !== '' && !MACHINE.isIn(each.actor) && !/^be /.test(each.act)
  )
}

function boundOf({ fact }: Capability, say: (text: string) => string): string {
  return fact.quantities.length === 0 ? '' : ` (${say(fact.quantities.join(', '))})`
}

/** Everything that can or may not be done, part by part, as far as it fits. */
export const detailedSteps: SectionWriter = ({ brief, say, settings }) => {
  let words = 0
  const left: Capability[] = []
  const lines = brief.parts.flatMap(({ title, capabilities }) => {
    const steps = capabilities.flatMap((each) => {
      const step = `- ${say(sentenceOf(each))} ${each.fact.cite}`
      const length = step.split(' ').length
      if (words + length > settings.maxGuideWords) {
        left.push(each)
        return []
      }
      words += length
      return [step]
    })
    return steps.length > 0 ? ['', `### ${say(title)}`, '', ...steps] : []
  })
  const [first] = left
  return first === undefined
    ? lines.slice(1)
    : [
        ...lines.slice(1),
        '',
        `- The runbook has ${left.length} more, the first of them “${say(first.fact.text)}” ${first.fact.cite}`,
      ]
}

/** What a reader may see, and what it means: what is refused, then what nobody has settled. */
export const troubleshootingSection: SectionWriter = (work) => {
  const { brief, open, say } = work
  const seen = [
    ...brief.capabilities
      .filter(isForbidding)
      .map(
        (each) =>
          `- You are stopped at “${say(each.act)}” ${each.fact.cite}: that is meant, for ${say(each.actor || each.subject || 'everybody')}`,
      ),
    ...open
      .filter(({ kind }) => kind !== 'unnamed')
      .map(
        ({ fact }) =>
          `- You wonder about “${say(fact.text)}” ${fact.cite}: this is not settled yet`,
      ),
  ]
  return within(work, seen.length > 0 ? seen : missed(work))
}

function missed({ brief, say }: Work): readonly string[] {
  return brief.capabilities
    .slice(0, FIRST_STEPS)
    .map((each) => `- You do not see “${say(each.act)}” ${each.fact.cite}: tell whoever runs it`)
}

/** Half as much as the steps have, so that the whole can be read in one sitting. */
function within({ settings }: Work, lines: readonly string[]): readonly string[] {
  let words = 0
  return lines.filter((line) => {
    words += line.split(' ').length
    return words <= settings.maxGuideWords / 4
  })
}
