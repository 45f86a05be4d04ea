import { row, tableHead } from '../quote.ts'
import type { Brief, Capability, Fact } from '../reading/brief.ts'
import { THERE_TODAY } from '../reading/kinds-of-words.ts'
import { bindingOf, cites, counted, ids, orOpen, type SectionWriter, type Work } from './section.ts'

/** What is asked for, counted: one row per capability. */
export const capabilityMatrix: SectionWriter = ({ brief, cell }) => [
  ...tableHead('Id', 'Capability', 'Who or what', 'Binds', 'Figures', 'State', 'Source'),
  ...brief.capabilities.map((each) =>
    row(
      each.id,
      cell(each.condition === '' ? each.act : `${each.act} (${each.condition})`),
      orOpen(cell(each.actor || each.subject), 'not named'),
      bindingOf(each),
      orOpen(cell(each.fact.quantities.join(', ')), 'none given'),
      stateOf(each),
      each.fact.cite,
    ),
  ),
]

function stateOf({ fact }: Capability): string {
  const word = THERE_TODAY.find(fact.text)?.word
  return word === undefined ? 'not said to exist' : `exists in part: “${word}”`
}

/** Each source, and each name in it that somebody may have to look up, with why it is there. */
export const annotatedReferences: SectionWriter = (work) => {
  const { brief, settings, say } = work
  return [
    ...brief.sources.flatMap((source) => sourceLine(work, source.name, source.text) ?? []),
    ...namesOf(brief, settings.maxNames).map(([name, facts]) => {
      const [first] = facts
      const named = new Set(facts)
      const borne = brief.capabilities.filter(({ fact }) => named.has(fact))
      return `- **${say(name)}** ${cites(facts)}: named in “${say(first?.text ?? '')}”; ${
        borne.length > 0 ? `bears on ${ids(borne)}` : 'no capability names it'
      }`
    }),
  ]
}

function sourceLine({ brief, say }: Work, name: string, text: string): string | undefined {
  const facts = brief.facts.filter(({ artifact }) => artifact === name)
  const [first] = facts
  const last = facts.at(-1)
  if (!first || !last) return undefined
  // A line end behind the last line begins no line.
  const lines = text.replace(/(?:\r\n|[\n\r])$/, '').split(/\r\n|[\n\r]/).length
  return `- **${name}** ${cites([first, last])}: ${counted(facts.length, 'statement')} on ${counted(lines, 'line')}, from “${say(first.text)}” to “${say(last.text)}”; every capability is taken from here`
}

function namesOf({ facts }: Brief, most: number): readonly (readonly [string, readonly Fact[]])[] {
  const found = new Map<string, Fact[]>()
  for (const fact of facts) {
    for (const name of fact.names) {
      const known = found.get(name)
      if (known) known.push(fact)
      else found.set(name, [fact])
    }
  }
  return [...found].sort(([, one], [, other]) => other.length - one.length).slice(0, most)
}

/** Every statement of the sources, and what became of it. */
export const traceabilityMatrix: SectionWriter = ({ brief, open, background, cell }) => {
  const byFact = new Map(brief.capabilities.map((each) => [each.fact, each]))
  const asked = new Map(
    open.filter(({ kind }) => kind === 'asked').map((each) => [each.fact, each]),
  )
  return [
    ...tableHead('Source', 'Statement', 'Is', 'Carried by'),
    ...brief.facts.map((fact) => {
      const own = byFact.get(fact.repeats ?? fact)
      const near = background.get(fact.repeats ?? fact) ?? []
      return row(fact.cite, cell(fact.text), kindOf(fact), carriedBy(fact, own, near))
    }),
  ]

  function carriedBy(fact: Fact, own: Capability | undefined, near: readonly Capability[]): string {
    const question = asked.get(fact.repeats ?? fact)
    if (own) return own.id
    if (question) return question.id
    return near.length > 0 ? `background of ${ids(near)}` : 'no capability speaks of it'
  }
}

function kindOf(fact: Fact): string {
  if (fact.repeats) return `repeats line ${fact.repeats.line}`
  if (fact.isQuestion) return 'question'
  return fact.level === undefined ? 'fact' : `demand (${fact.level})`
}

/** Words by which later steps can pick capabilities. */
export const capabilityTags: SectionWriter = ({ brief, cell }) => {
  const partOf = new Map(
    brief.parts.flatMap((part) => part.capabilities.map((each) => [each, part])),
  )
  return [
    ...tableHead('Id', 'Tags', 'Of', 'Source'),
    ...brief.capabilities.map((each) => {
      const tags = [
        partOf.get(each)?.title ?? '',
        bindingOf(each),
        each.subject,
        ...each.fact.quantities,
      ]
      const written = tags.filter((tag) => tag !== '').map((tag) => cell(tag).toLowerCase())
      return row(each.id, [...new Set(written)].join('; '), cell(each.act), each.fact.cite)
    }),
  ]
}
