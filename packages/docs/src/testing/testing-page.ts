import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import { type ContractEntry, SHARED, type TestingEntry } from './collect-contracts.ts'
import type { Member } from './members.ts'
import { stateMeanings } from './state-meanings.ts'

/** The page of the kit for testing plugins. */
export function testingPage({ contracts, shared, others, types }: TestingEntry): Page {
  return page('reference/testing.md', [
    '# Contracts of the kit',
    '`pluginContract` and `pointContract` of `@fcc/testing` are called in a test file; the second with the plugin, the id of a point, the whole id of what it is about, and its options. You write cases; the contract makes each a test, and adds those that hold of every contribution of the point. A key that is not listed is refused, and so are cases that prove nothing.',
    table(
      ['Contract', 'What it holds to'],
      contracts.map(({ name, comment }) => [`[${name}](#${name.toLowerCase()})`, prose(comment)]),
    ),
    ...contracts.flatMap(contractParts),
    `## ${SHARED}`,
    'What the contract of every point takes besides its cases.',
    memberTable(shared),
    '## States in which a run ends',
    'What `state` of a scenario’s case may be, and what `fcc run` shows.',
    table(
      ['State', 'Meaning'],
      Object.entries(stateMeanings).map(([state, meaning]) => [inlineCode(state), meaning]),
    ),
    '## Types that keys take',
    `\`\`\`ts\n${types.map(({ text }) => text).join('\n\n')}\n\`\`\``,
    '## What else is there',
    table(
      ['Export', 'What it is'],
      others.map(({ name, comment }) => [inlineCode(name), prose(comment)]),
    ),
  ])
}

function contractParts(entry: ContractEntry): readonly string[] {
  const { name, comment, example, options, cases, checks } = entry
  const and = cases === undefined ? '' : ` It takes [${SHARED}](#${SHARED.toLowerCase()}) too.`
  return [
    `## ${name}`,
    prose(comment),
    `\`\`\`ts\n${example}\n\`\`\``,
    ...(options.length > 0
      ? [`${cases ? 'Options besides `cases`.' : 'Options:'}${and}`, memberTable(options)]
      : [and.trim()]),
    ...(cases === undefined ? [] : ['One of its `cases`:', memberTable(cases.members)]),
    cases ? 'Its tests, of which `…` is the name of a case:' : 'Its tests:',
    checks.map((each) => `- ${prose(each)}`).join('\n'),
  ]
}

function memberTable(members: readonly Member[]): string {
  const sorted = [...members.filter(isFirst), ...members.filter((each) => !isFirst(each))]
  return table(
    ['Key', 'Type', 'Meaning'],
    sorted.map(({ name, type, comment, isRequired }) => [
      inlineCode(name),
      `${inlineCode(type)}${isRequired ? ', **required**' : ''}`,
      prose(comment),
    ]),
  )
}

function isFirst({ isRequired }: Member): boolean {
  return isRequired
}

/** What the page would leave unsaid, one sentence each. */
export function testingProblems({ contracts, shared, others }: TestingEntry): readonly string[] {
  const unsaid = (of: string, members: readonly Member[]): readonly string[] =>
    members
      .filter(({ comment }) => comment === '')
      .map(({ name }) => `The key ${name} of ${of} lacks a comment.`)
  return [
    ...contracts.flatMap((each) => [
      ...(each.comment === '' ? [`The contract ${each.name} lacks a comment.`] : []),
      ...(each.example === '' ? [`The contract ${each.name} lacks an example.`] : []),
      ...(each.checks.length === 0 ? [`No tests of the contract ${each.name} are found.`] : []),
      ...(each.name !== 'pluginContract' && (each.cases?.members ?? []).length === 0
        ? [`No cases of the contract ${each.name} are found.`]
        : []),
      ...unsaid(each.name, [...each.options, ...(each.cases?.members ?? [])]),
    ]),
    ...unsaid(SHARED, shared),
    ...others
      .filter(({ comment }) => comment === '')
      .map(({ name }) => `The export ${name} of @fcc/testing lacks a comment.`),
  ]
}
