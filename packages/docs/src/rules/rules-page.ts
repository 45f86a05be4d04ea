import {
  DENIED_BY_DEFAULT,
  type FactNamespace,
  facts,
  INTERVENTION_POINTS,
  type InterventionPoint,
  type LabelScheme,
  labelSchemes,
  type Tier,
} from '@fcc/contracts'
import { type DescribedFact, describeFacts, PREDICATE_WORDS } from '@fcc/governance'
import { WATCHED_POINTS } from '@fcc/simulation'
import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import type { OwnPlugin } from '../plugins/own-plugins.ts'
import { placesOf } from './fact-places.ts'
import { wordMeanings } from './word-meanings.ts'

/** What stands at each place where a rule can look; a new one does not compile until it is here. */
const places: Readonly<Record<InterventionPoint, string>> = {
  run_input: 'what a run takes in, before anything is planned with it',
  retrieved_context: 'what was looked up for a step; nothing is yet',
  prompt: 'a prompt, before a provider is chosen',
  egress: 'a prompt that leaves the process, when the provider is known',
  tool_call: 'what a skill is given',
  tool_result: 'what a skill gave back',
  output: 'what a model or a person wrote',
  artifact: 'a named piece of work, before it is kept',
  handoff: 'what an edge carries to the next step',
  event: 'what an event tells a webhook, before it is sent; nobody can be asked there',
  release: 'what goes to a person',
  declassify: 'the lowering of a label',
  cross_tenant_query: 'what one tenant asks to read of another',
  mode_change: 'a change of the mode of operation; there are no modes yet',
}

const consequences: Readonly<Record<Tier, string>> = {
  hard_stop: 'the run halts; it can never be waived',
  mandatory: 'the handoff is blocked until it is fixed, sent back, or waived by a role that may',
  preferred: 'advice, for the model and for whoever reads the result',
}

/** The page for whoever writes rules: where they look, what they lead to, and what they can read. */
export function rulesPage(plugins: readonly OwnPlugin[]): Page {
  const contributed = plugins.flatMap(({ contributions }) => contributions)
  const at = (id: string): readonly unknown[] =>
    contributed.filter(({ point }) => point.id === id).map(({ value }) => value)
  const schemes = at(labelSchemes.id) as readonly LabelScheme[]
  const builtIn = describeFacts({
    schemes,
    catalogue: { purposes: [], gates: [], findingCategories: [] },
  })
  return page(
    'reference/rules.md',
    [
      '# Rules and what they can read',
      'A rule is part of a [constitution](./points/constitutions.md). Its predicate is CEL over the facts below; a name that is not among them is an error when the tenant starts. `fcc list facts` shows those of your own project.',
      '## Where a rule can look',
      table(
        ['Place', 'What is there', 'Unless permitted'],
        INTERVENTION_POINTS.map((place) => [
          inlineCode(place),
          places[place],
          (DENIED_BY_DEFAULT as readonly string[]).includes(place) ? 'denied' : 'allowed',
        ]),
      ),
      '## What a tier leads to',
      table(
        ['Tier', 'When the rule fires'],
        Object.entries(consequences).map(([tier, meaning]) => [inlineCode(tier), meaning]),
      ),
      '## Facts that are always there',
      'Where a fact is not there, the rule’s `if_missing` decides. `labels`, `findings` and `gates.passed` may be empty and are never missing; the place says where more than an empty list can be expected.',
      factTable(builtIn.filter(({ scheme }) => scheme === undefined)),
      '## Fields of a finding',
      'A finding is read inside `exists`, `all`, `exists_one`, `filter` or `map`: `findings.exists(f, f.category.startsWith("phi/") && f.confidence > 0.8)`.',
      table(
        ['Field', 'Type', 'What it says'],
        builtIn
          .flatMap(({ fields = [] }) => fields)
          .map(({ name, type, description }) => [
            inlineCode(name),
            inlineCode(type),
            prose(description),
          ]),
      ),
      ...wordParts(),
      '## Facts of our label schemes',
      'Ranks are compared with a named level: `classification.level > classification.levels.CUI`.',
      factTable(builtIn.filter(({ scheme }) => scheme !== undefined)),
      '## Facts of our plugins',
      table(
        ['Fact', 'Type', 'What it says', 'One of'],
        (at(facts.id) as readonly FactNamespace[]).flatMap(namespaceRows),
      ),
    ],
    { aside: false },
  )
}

function wordParts(): readonly string[] {
  const { functions, methods, refused } = PREDICATE_WORDS
  return [
    '## The words of a predicate',
    'CEL, the Common Expression Language, without what would open its type check: `==`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `&&`, `||`, `!`, `? :`, arithmetic, texts in either quotes, numbers, lists, and:',
    table(
      ['Word', 'What it gives'],
      [...new Set([...functions, ...methods])].map((word) => [
        inlineCode(word),
        prose(wordMeanings[word] ?? ''),
      ]),
    ),
    'What CEL has and a predicate may not use:',
    table(
      ['Word', 'Why'],
      Object.entries(refused).map(([word, why]) => [inlineCode(word), prose(why)]),
    ),
  ]
}

/** What the page would leave unsaid, one sentence each. */
export function ruleProblems(): readonly string[] {
  const { functions, methods } = PREDICATE_WORDS
  return [...new Set([...functions, ...methods])]
    .filter((word) => !Object.hasOwn(wordMeanings, word))
    .map((word) => `The word ${word} of predicates lacks a meaning.`)
}

function factTable(described: readonly DescribedFact[]): string {
  return table(
    ['Fact', 'Type', 'What it says', 'There at', 'One of'],
    described.map(({ name, type, description, drawnFrom, values }) => [
      inlineCode(name),
      inlineCode(type),
      prose(description),
      placesText(name),
      values.length > 0
        ? values.map(inlineCode).join(', ')
        : drawnFrom
          ? `a known ${drawnFrom}`
          : '',
    ]),
  )
}

function placesText(fact: string): string {
  const at = placesOf(fact)
  const others = WATCHED_POINTS.filter((point) => !at.includes(point))
  if (others.length === 0) return 'every place'
  return others.length === 1
    ? `every place but ${others.map(inlineCode).join('')}`
    : at.map(inlineCode).join(', ')
}

function namespaceRows({ namespace, facts: known }: FactNamespace): readonly (readonly string[])[] {
  return Object.entries(known).map(([name, { type, description, values = [] }]) => [
    inlineCode(`${namespace}.${name}`),
    inlineCode(type),
    prose(description),
    values.map(inlineCode).join(', '),
  ])
}
