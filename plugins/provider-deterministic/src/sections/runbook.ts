import { contentWords } from '@fcc/contracts/statements'
import { row, tableHead } from '../quote.ts'
import type { Brief, Capability, Fact, Part } from '../reading/brief.ts'
import { BY_ITSELF, TROUBLE, WAY_BACK } from '../reading/kinds-of-words.ts'
import type { OpenQuestion } from '../reading/open-questions.ts'
import { byDirection, isForbidding, operationOf } from './blueprint.ts'
import { questionCites } from './questions.ts'
import { bindingOf, ids, orOpen, type SectionWriter, sentenceOf } from './section.ts'

/** Statements of a part that are tried as the way back of a step. */
const MAX_WAYS = 20

/**
 * One act per step, how one sees that it worked, and the way back, as far as the source says; for which
 * steps it says none is told once, at the end.
 */
export const stepByStepProcedures: SectionWriter = ({ brief, say }) => {
  const onlyForward: Capability[] = []
  const steps = brief.parts.flatMap((part) => {
    const ways = part.facts.filter((fact) => WAY_BACK.isIn(fact.text)).slice(0, MAX_WAYS)
    return part.capabilities.map((each) => {
      const back = reversalOf(ways, each.fact, say)
      if (back === undefined) onlyForward.push(each)
      const figures = say(each.fact.quantities.join(', '))
      return [
        `1. **${each.id}** ${each.fact.cite} ${byDirection(each, 'See that this is done', 'See that this stays so', 'Ask what is meant by this')}: ${say(sentenceOf(each))}.`,
        ...(figures === '' ? [] : [`Check against: ${figures}.`]),
        ...(back === undefined ? [] : [`Way back: ${back}.`]),
      ].join(' ')
    })
  })
  const [first] = onlyForward
  return first === undefined
    ? steps
    : [
        ...steps,
        '',
        `No way back is stated for ${ids(onlyForward)}, the first of which is “${say(first.act)}” ${first.fact.cite}; ask before a step that cannot be undone.`,
      ]
}

function reversalOf(
  ways: Part['facts'],
  own: Fact,
  say: (text: string) => string,
): string | undefined {
  const about = new Set(contentWords(own.text))
  const back = ways.find(
    (fact) => fact !== own && contentWords(fact.text).some((word) => about.has(word)),
  )
  return back === undefined ? undefined : `“${say(back.text)}” ${back.cite}`
}

/** What starts by the clock or by itself, as far as the source says: what scripts should take over. */
export const automationScripts: SectionWriter = ({ brief, say }) => {
  const self = brief.capabilities.filter(
    (each) =>
      !isForbidding(each) &&
      each.level !== 'unclear' &&
      (each.condition !== '' || BY_ITSELF.isIn(each.fact.text)),
  )
  if (self.length > 0) {
    return self.map((each) => {
      const starts = each.condition || timeOf(each.fact.text)
      return `- \`${operationOf(each)}\` ${each.fact.cite} does “${say(each.act)}”; starts: “${say(starts)}”; bounds: ${orOpen(say(each.fact.quantities.join(', ')), 'none given')}; whether it may run twice: not stated`
    })
  }
  return brief.capabilities
    .slice(0, 1)
    .map(
      ({ fact }) =>
        `- Nothing is said to start by the clock or by itself ${fact.cite}; the first thing a person does is “${say(fact.text)}”`,
    )
}

/** The words from the one that names a time, up to the end of its clause. */
function timeOf(text: string): string {
  const at = BY_ITSELF.find(text)?.at ?? 0
  return /^[^,;.!?]{1,60}/u.exec(text.slice(at))?.[0].trim() ?? ''
}

/** Signs of trouble with where to look: what is forbidden, what may not hold, what is known to go wrong. */
export const troubleshootingGuide: SectionWriter = ({ brief, cell }) => [
  ...tableHead('Sign', 'Binds', 'Look at', 'Figures', 'Source'),
  ...brief.capabilities.map((each) =>
    row(
      `${byDirection(each, 'not seen', 'seen', 'not clear')}: ${cell(each.act)}`,
      bindingOf(each),
      cell(each.condition || each.actor || each.subject || each.fact.section || each.fact.artifact),
      orOpen(cell(each.fact.quantities.join(', ')), 'none given'),
      each.fact.cite,
    ),
  ),
  ...troublesOf(brief).map((fact) =>
    row(
      cell(fact.text),
      'known today',
      cell(fact.section || fact.artifact),
      orOpen(cell(fact.quantities.join(', ')), 'none given'),
      fact.cite,
    ),
  ),
]

function troublesOf({ facts, capabilities }: Brief): readonly Fact[] {
  const carried = new Set(capabilities.map(({ fact }) => fact))
  return facts.filter(
    (fact) => !carried.has(fact) && !fact.repeats && !fact.isQuestion && TROUBLE.isIn(fact.text),
  )
}

/** What has to be settled before the steps may be relied on. */
export const beforeUse: SectionWriter = ({ open, say }) =>
  open
    .filter(({ kind }) => kind !== 'unnamed')
    .map((each) => {
      const { id, kind, fact, word, amounts } = each
      return amounts === undefined
        ? `- **${id}** ${fact.cite}: ${unsettledOf(kind, say(word))} “${say(fact.text)}”`
        : `- **${id}** ${questionCites(each)}: nobody has said whether “${say(amounts.figures[0])}” or “${say(amounts.figures[1])}” holds in “${say(fact.text)}”`
    })

function unsettledOf(kind: OpenQuestion['kind'], word: string): string {
  if (kind === 'asked') return 'nobody has answered'
  if (kind === 'unclear') return 'nobody has said which way it binds in'
  return `nobody has said how much “${word}” is in`
}
