import { type CommandDescription, EXIT_CODES, type OptionDescription } from '@fcc/cli'
import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'

/** What each exit code says; a new one does not compile until it is here. */
const exitMeanings: Readonly<Record<keyof typeof EXIT_CODES, string>> = {
  completed: 'done; a run completed',
  failed: 'something failed: a run, a check, or the program itself',
  misused: 'the command line or the configuration has to change',
  halted: 'a run was halted by a hard stop',
  rejected: 'a run was rejected, at a gate or by a person',
  waiting: 'a run has not ended: it waits, or is paused or quarantined',
  partial: 'an audit export is only a part of its log',
}

/** The name of a command's page: `audit verify` → `audit-verify`. */
function slugOf(name: string): string {
  return name.replaceAll(' ', '-')
}

/** The page of one command. */
export function commandPage(command: CommandDescription): Page {
  return page(`reference/commands/${slugOf(command.name)}.md`, [
    `# fcc ${command.name}`,
    `${prose(sentence(command.description))}`,
    `\`\`\`text\n${command.usage}\n\`\`\``,
    ...termTable('Arguments', command.arguments),
    ...termTable('Options', command.options),
    'The [options of every command](./index.md#options-of-every-command) go with it.',
    '## Examples',
    `\`\`\`sh\n${command.examples.join('\n')}\n\`\`\``,
    prose(command.notes),
    'What it ends with: [exit codes](./index.md#exit-codes).',
  ])
}

/** The list of all commands, with what they have in common. */
export function commandIndex(commands: readonly CommandDescription[]): Page {
  const [program, ...rest] = commands
  return page('reference/commands/index.md', [
    '# Commands',
    table(
      ['Command', 'What it does'],
      rest.map(({ name, description }) => [
        `[\`fcc ${name}\`](./${slugOf(name)}.md)`,
        prose(sentence(description)),
      ]),
    ),
    ...termTable('Options of every command', program?.options ?? []),
    'With `--json` there is exactly one document on standard output, errors included.',
    '## Exit codes',
    table(
      ['Code', 'Name', 'Meaning'],
      Object.entries(EXIT_CODES).map(([name, code]) => [
        String(code),
        inlineCode(name),
        exitMeanings[name as keyof typeof EXIT_CODES],
      ]),
    ),
  ])
}

function termTable(title: string, terms: readonly OptionDescription[]): readonly string[] {
  if (terms.length === 0) return []
  const rows = terms.map(({ term, description, choices, default: value }) => [
    inlineCode(term),
    prose(sentence(description)),
    choices.map(inlineCode).join(', '),
    value === undefined ? '' : inlineCode(value),
  ])
  const heads = ['', 'Meaning', 'One of', 'Default']
  const used = heads.map((_, column) => rows.some((row) => row[column] !== ''))
  const kept = <Cell>(row: readonly Cell[]): readonly Cell[] => row.filter((_, at) => used[at])
  return [`## ${title}`, table(kept(heads), rows.map(kept))]
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1)
  return first === '' || /[.?!]$/.test(first) ? first : `${first}.`
}

/** What the reference of the commands lacks, one sentence each. */
export function commandProblems(commands: readonly CommandDescription[]): readonly string[] {
  return commands.flatMap((command) => {
    const called = `The command fcc ${command.name}`.trim()
    const terms = [...command.arguments, ...command.options]
    return [
      ...(command.description === '' ? [`${called} lacks a description.`] : []),
      ...(command.name !== '' && command.examples.length === 0
        ? [`${called} lacks an example; add exampleText to its help.`]
        : []),
      ...terms
        .filter(({ description }) => description === '')
        .map(({ term }) => `${called} lacks a description of ${term}.`),
    ]
  })
}
