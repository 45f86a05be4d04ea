import { citationsOf } from '@fcc/contracts/statements'
import { row, tableHead } from '../quote.ts'
import type { Capability, Fact } from '../reading/brief.ts'
import { findConflicts } from '../reading/conflicts.ts'
import { VAGUE } from '../reading/kinds-of-words.ts'
import { questionCites, questionText } from './questions.ts'
import { cites, counted, type SectionWriter, sentenceOf, type Work } from './section.ts'

/** Words in a sentence beyond which a reader loses its beginning. */
const LONG_SENTENCE = 30

interface StyleRule {
  readonly id: string
  readonly asks: string
  readonly breaks: (fact: Fact, capability: Capability | undefined) => boolean
}

const STYLE_GUIDE: readonly StyleRule[] = [
  {
    id: 'binds',
    asks: 'a demand says how strictly it binds (RFC 2119)',
    breaks: (fact, capability) => capability !== undefined && fact.level === undefined,
  },
  {
    id: 'measurable',
    asks: 'a demand gives a figure where it sets a measure',
    breaks: (fact) => VAGUE.isIn(fact.text) && fact.quantities.length === 0,
  },
  {
    id: 'actor',
    asks: 'a demand names who acts',
    breaks: (_, capability) => capability?.level !== undefined && capability.actor === '',
  },
  {
    id: 'short',
    asks: `a sentence has ${LONG_SENTENCE} words or fewer`,
    breaks: (fact) => fact.text.split(/\s+/).length > LONG_SENTENCE,
  },
]

/** Each rule of the style guide held against each statement. */
export const styleGuideCompliance: SectionWriter = ({ brief, cell }) => {
  const byFact = new Map(brief.capabilities.map((each) => [each.fact, each]))
  return [
    ...tableHead('Rule of the style guide', 'Kept by', 'Broken at', 'First seen', 'Source'),
    ...STYLE_GUIDE.flatMap(({ id, asks, breaks }) => {
      const broken = brief.facts.filter((fact) => breaks(fact, byFact.get(fact)))
      const shown = broken.length > 0 ? broken : brief.facts.slice(0, 1)
      const kept = brief.facts.length - broken.length
      return row(
        `${id}: ${asks}`,
        `${kept} of ${counted(brief.facts.length, 'statement')}`,
        broken.length > 0 ? counted(broken.length, 'statement') : 'none; the first looked at',
        `“${cell(shown[0]?.text ?? '')}”`,
        cites(shown),
      )
    }),
  ]
}

/** Which versions of what were looked at: their size, and how much of the sources they carry. */
export const versionRecord: SectionWriter = ({ brief, cell }) => {
  const [first] = brief.facts
  const last = brief.facts.at(-1)
  return [
    ...tableHead('Artifact', 'Size', 'Carries', 'From and to'),
    ...[...brief.sources, ...brief.derived].map(({ name, text }) => {
      const cited = new Set(citationsOf(text).map(({ artifact, line }) => `${artifact}:${line}`))
      const carried = brief.facts.filter(({ artifact, line }) => cited.has(`${artifact}:${line}`))
      const own = brief.facts.filter(({ artifact }) => artifact === name)
      const [from = first, to = last] =
        own.length > 0 ? [own[0], own.at(-1)] : [carried[0], carried.at(-1)]
      return row(
        name,
        `${Buffer.byteLength(text)} bytes`,
        own.length > 0
          ? `${counted(own.length, 'statement')} of its own`
          : `${carried.length} of ${counted(brief.facts.length, 'statement')}`,
        `“${cell(from?.text ?? '')}” ${from?.cite ?? ''} to “${cell(to?.text ?? '')}” ${to?.cite ?? ''}`,
      )
    }),
  ]
}

/** What the reviewed work leaves out, says twice or sets against itself. */
export const reviewReport: SectionWriter = (work) => {
  const { brief, open, say } = work
  const { repeated, conflicts, missing } = findingsOf(work)
  const carried = brief.facts.length - missing.length
  const [first] = brief.facts
  const reviewed = brief.derived.map(({ name }) => name).join(', ') || brief.sources[0]?.name
  return [
    `- Coverage ${first?.cite ?? ''}: ${carried} of ${counted(brief.facts.length, 'statement')} are carried by ${reviewed}, from “${say(first?.text ?? '')}” on`,
    ...missing.map(
      (fact) => `- Gap ${fact.cite}: “${say(fact.text)}” is carried by none of ${reviewed}`,
    ),
    ...repeated.map(
      (fact) =>
        `- Repetition ${fact.cite}: “${say(fact.text)}” was said on line ${fact.repeats?.line}`,
    ),
    ...conflicts.map(
      ([one, other]) =>
        `- To be held together ${one.fact.cite} ${other.fact.cite}: “${say(sentenceOf(one))}” and “${say(sentenceOf(other))}” bind in opposite ways`,
    ),
    ...open.flatMap((each) =>
      each.amounts === undefined
        ? []
        : `- Contradiction ${questionCites(each)}: ${questionText(each, say)}`,
    ),
  ]
}

/** What has to change, and what would be better changed. */
export const standardsEdits: SectionWriter = (work) => {
  const { brief, open, say } = work
  const { repeated, conflicts, missing } = findingsOf(work)
  const edits = [
    ...missing.map((fact) => `- required ${fact.cite}: address “${say(fact.text)}”`),
    ...open.flatMap(({ kind, fact, word, amounts }) => {
      if (amounts !== undefined) {
        const [one, other] = amounts.figures
        return `- required ${amounts.first.cite} ${fact.cite}: say which holds, “${say(one)}” or “${say(other)}”, in “${say(fact.text)}”`
      }
      if (kind === 'unmeasured') {
        return `- required ${fact.cite}: put a figure with its unit for “${say(word)}” in “${say(fact.text)}”`
      }
      if (kind === 'unclear') {
        return `- required ${fact.cite}: say without a second denial what “${say(fact.text)}” asks or forbids`
      }
      if (kind === 'unnamed') return `- advised ${fact.cite}: name who acts in “${say(fact.text)}”`
      return `- required ${fact.cite}: answer “${say(fact.text)}” before anybody builds on it`
    }),
    ...conflicts.map(
      ([one, other]) =>
        `- advised ${one.fact.cite} ${other.fact.cite}: say which holds first, “${say(one.act)}” or “${say(other.act)}”`,
    ),
    ...repeated.map((fact) => `- advised ${fact.cite}: drop the second “${say(fact.text)}”`),
  ]
  const [first] = brief.facts
  return edits.length > 0 || !first
    ? edits
    : [
        `- none required, none advised ${first.cite}: ${brief.facts.length} statements from “${say(first.text)}” on keep the style guide`,
      ]
}

function findingsOf({ brief }: Work) {
  const cited = new Set(
    brief.derived.flatMap(({ text }) =>
      citationsOf(text).map(({ artifact, line }) => `${artifact}:${line}`),
    ),
  )
  return {
    missing:
      brief.derived.length === 0
        ? []
        : brief.facts.filter(({ artifact, line }) => !cited.has(`${artifact}:${line}`)),
    repeated: brief.facts.filter(({ repeats }) => repeats !== undefined),
    conflicts: findConflicts(brief),
  }
}
