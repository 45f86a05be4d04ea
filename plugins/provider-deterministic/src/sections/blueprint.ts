import { contentWords } from '@fcc/contracts/statements'
import { row, tableHead } from '../quote.ts'
import type { Capability, Part } from '../reading/brief.ts'
import { DATA } from '../reading/kinds-of-words.ts'
import { thingsIn } from '../reading/things.ts'
import { questionCites, questionText } from './questions.ts'
import { cites, orOpen, type SectionWriter, sentenceOf } from './section.ts'

/** The parts, a diagram of who asks them for what, and what each answers for. */
export const architectureDiagrams: SectionWriter = ({ brief, say }) => [
  ...diagram(brief.parts),
  '',
  ...brief.parts.flatMap((part) => [
    `- **${part.id} ${say(part.title)}** ${cites(part.facts)}: ${
      part.capabilities.length > 0
        ? `answers for ${part.capabilities.length} of ${brief.capabilities.length} capabilities`
        : 'answers for no capability'
    }, beginning with “${say((part.capabilities[0]?.fact ?? part.facts[0])?.text ?? '')}”; owner: ${ownerOf(part, say)}`,
    ...part.capabilities.map((each) => `  - ${each.id} ${say(sentenceOf(each))} ${each.fact.cite}`),
  ]),
]

function ownerOf({ capabilities }: Part, say: (text: string) => string): string {
  const actors = new Set(capabilities.map(({ actor }) => actor).filter((actor) => actor !== ''))
  return actors.size === 0
    ? 'not named, to be named by whoever wrote the brief'
    : `not named; those who act are ${[...actors].slice(0, 4).map(say).join(', ')}`
}

/**
 * Mermaid: who acts, on the left, and the parts that answer. Only letters and digits go in.
 *
 * It is written here and not by `@fcc/diagrams`, which draws what FCC itself knows. A plugin may import
 * the plugin API, contracts and detection and no more (`layering-table.ts`), so that a third party
 * could have written it; that package would come with its layout to whoever installs a provider; and
 * its graphs are workflows, whose nodes are skills, models, people and workflows, where these are the
 * actors and parts of somebody's brief. These lines are text of a document, as its tables are.
 */
function diagram(parts: readonly Part[]): readonly string[] {
  const label = (text: string): string =>
    text
      .replace(/[^\p{L}\p{M}\p{N} .,-]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 40) || 'unnamed'
  const actors = new Map<string, string>()
  const arrows = new Set<string>()
  for (const part of parts) {
    for (const { actor } of part.capabilities) {
      if (actor === '') continue
      const name = label(actor).toLowerCase()
      const id = actors.get(name) ?? `A${actors.size + 1}`
      actors.set(name, id)
      arrows.add(`  ${id} --> ${part.id}`)
    }
  }
  return [
    '```mermaid',
    'flowchart LR',
    ...[...actors].map(([name, id]) => `  ${id}(["${name}"])`),
    ...parts.map(({ id, title }) => `  ${id}["${id} ${label(title)}"]`),
    ...arrows,
    '```',
  ]
}

/** One operation per capability, with what it promises and where it stops. */
export const apiSpecifications: SectionWriter = ({ brief, cell }) => [
  ...tableHead('Operation', 'Called by', 'Promise', 'Bounds', 'Source'),
  ...brief.parts.flatMap((part) =>
    part.capabilities.map((each) =>
      row(
        `\`${part.id}.${operationOf(each)}\``,
        orOpen(cell(each.actor), 'not named'),
        `${byDirection(each, '', 'refuses to ', 'not clear: ')}${cell(each.act)}`,
        orOpen(
          cell(
            [...each.fact.quantities, each.condition].filter((bound) => bound !== '').join('; '),
          ),
          'none given',
        ),
        each.fact.cite,
      ),
    ),
  ),
]

/** A name of an operation, from the words of what is done. */
export function operationOf({ id, act, level }: Capability): string {
  const words = contentWords(act).filter((word) => /^[\p{L}\p{N}]+$/u.test(word))
  const name = words.slice(0, 3).join('-')
  return [id.toLowerCase(), level?.endsWith('not') ? 'refuse' : '', name]
    .filter((word) => word !== '')
    .join('-')
}

/** Whether a capability says what shall not be. */
export function isForbidding({ level }: Capability): boolean {
  return level === 'must not' || level === 'should not'
}

/** A word for what is asked, one for what is forbidden, one for what does not say which. */
export function byDirection(
  each: Capability,
  asked: string,
  forbidden: string,
  unclear: string,
): string {
  if (each.level === 'unclear') return unclear
  return isForbidding(each) ? forbidden : asked
}

/** The things that statements speak of with their figures, then what is kept, and what no operation carries. */
export const dataModels: SectionWriter = ({ brief, settings, cell }) => {
  const operated = new Set(brief.capabilities.map(({ fact }) => fact))
  const facts = brief.facts.filter((fact) => !fact.repeats)
  const rest = facts.filter(
    (fact) => !fact.isQuestion && (!operated.has(fact) || DATA.isIn(fact.text)),
  )
  return [
    ...tableHead('Data', 'Figures', 'What is stated', 'Source'),
    ...thingsIn(facts, settings.maxNames).map(({ name, facts: spoken, quantities }) =>
      row(
        cell(name),
        orOpen(cell(quantities.join(', ')), 'none given'),
        `“${cell(spoken[0]?.text ?? '')}”`,
        cites(spoken),
      ),
    ),
    ...(rest.length > 0 ? rest : facts.slice(0, 1)).map((fact) =>
      row(
        cell(fact.section || fact.artifact),
        orOpen(cell(fact.quantities.join(', ')), 'none given'),
        cell(fact.text),
        fact.cite,
      ),
    ),
  ]
}

/** What a source gives; what it does not is asked once, as an open question, and not in every line. */
function told(what: string, given: string): readonly string[] {
  return given === '' ? [] : [`${what}: ${given}`]
}

/** When each capability begins, who does what, and where it ends; then the decisions that are open. */
export const workflowDefinitions: SectionWriter = ({ brief, open, say }) => [
  ...brief.parts.flatMap((part) =>
    part.capabilities.map((each) =>
      [
        `1. **${each.id}** in ${part.id} ${each.fact.cite}: ${byDirection(each, 'done', 'refused', 'not clear')} is “${say(each.act)}”`,
        ...told('starts', say(each.condition)),
        ...told('by', say(each.actor)),
        ...told('bounds', say(each.fact.quantities.join(', '))),
      ].join('; '),
    ),
  ),
  ...open.map(
    (each) =>
      `1. **${each.id}** ${questionCites(each)} ${questionText(each, say)}; decided by whoever wrote the brief`,
  ),
]
