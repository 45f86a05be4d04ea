import { type Command, commands } from '@fcc/contracts'
import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import type { Contributed, OwnPlugin } from './own-plugins.ts'

/** What each plugin of this repository contributes. */
export function pluginPage(plugins: readonly OwnPlugin[]): Page {
  return page(
    'reference/plugins.md',
    [
      '# What our plugins contribute',
      'As their code contributes it. `fcc list KIND --why` shows the same of your own project, with what others add.',
      ...plugins.flatMap(partsOf),
    ],
    { aside: false },
  )
}

function partsOf({ found, contributions }: OwnPlugin): readonly string[] {
  const { name, description = '', fcc } = found.fields
  return [
    `## ${name}`,
    `${prose(description)} Its id is \`${fcc?.id}\`.`,
    table(
      ['Point', 'Id', 'What it is'],
      contributions.map((each) => [
        `[${each.point.id}](./points/${each.point.id}.md)`,
        inlineCode(membersOf(each).id),
        prose(membersOf(each).title),
      ]),
    ),
    ...commandsOf(contributions).flatMap(commandParts),
  ]
}

function membersOf({ value }: Contributed): { readonly id: string; readonly title: string } {
  const { id = '', title, name } = value as { id?: string; title?: string; name?: string }
  return { id, title: title ?? name ?? '' }
}

function commandsOf(contributions: readonly Contributed[]): readonly Command[] {
  return contributions
    .filter(({ point }) => point.id === commands.id)
    .map(({ value }) => value as Command)
}

/** A command of a plugin, as its declaration states it. */
function commandParts(command: Command): readonly string[] {
  const [id = '', name = ''] = command.id.split('/')
  const called = `fcc ${id.replace(/^fcc-/, '')} ${name}`
  const terms = [
    ...command.arguments.map((each) => ({ ...each, term: each.name })),
    ...command.options.map((each) => ({ ...each, term: `--${each.name}` })),
  ]
  return [
    `### ${called}`,
    `${prose(command.title)}.`,
    ...(terms.length === 0
      ? []
      : [
          table(
            ['', 'Takes', 'Meaning'],
            terms.map(({ term, kind, description }) => [
              inlineCode(term),
              kind,
              prose(description),
            ]),
          ),
        ]),
    `\`\`\`sh\n${command.examples.map((example) => `${called} ${example}`).join('\n')}\n\`\`\``,
  ]
}

/** What the page would leave unsaid, one sentence each. */
export function pluginProblems(plugins: readonly OwnPlugin[]): readonly string[] {
  return plugins.flatMap(({ found, contributions }) => [
    ...(found.fields.description ? [] : [`The package ${found.fields.name} lacks a description.`]),
    ...contributions
      .filter((each) => membersOf(each).title === '')
      .map((each) => `The contribution ${membersOf(each).id} to ${each.point.id} lacks a title.`),
  ])
}
