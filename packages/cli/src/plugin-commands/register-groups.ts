import type { CommandArgument, CommandOption, Command as Contributed } from '@fcc/contracts'
import { nameOf } from '@fcc/plugin-api'
import { Argument, type Command, Option } from 'commander'
import { type Cli, exampleText } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { counted } from '../render/counted.ts'
import type { CommandGroup } from './command-group.ts'
import type { LoadedCommand } from './load-commands.ts'
import type { WrittenWord } from './read-words.ts'
import { runPluginCommand } from './run-plugin-command.ts'

/** Adds the word of a plugin, with nothing under it: help and suggestions need no more. */
export function registerWord(program: Command, { word, found, commands }: CommandGroup): Command {
  return program
    .command(word)
    .description(`${counted(commands.length, 'command')} of ${found.packageName}`)
}

/** Adds a plugin's word and its commands, each with help from what it declares. */
export function registerGroup(
  program: Command,
  cli: Cli,
  { group, loaded }: { readonly group: CommandGroup; readonly loaded: readonly LoadedCommand[] },
): void {
  const parent = registerWord(program, group)
  // The whole id works as well: what is written with it keeps working when another plugin comes.
  if (group.word !== group.found.manifest.id) parent.alias(group.found.manifest.id)
  for (const { id, command, problem } of loaded) {
    if (command) registerOne(parent, cli, command)
    else registerBroken(parent, cli, { id, problem: problem ?? '' })
  }
}

function registerOne(parent: Command, cli: Cli, contributed: Contributed): void {
  const name = nameOf(contributed.id)
  const command = parent.command(name).description(contributed.title)
  for (const declared of contributed.arguments) command.addArgument(argumentOf(declared))
  const options = contributed.options.map((declared) => [declared, optionOf(declared)] as const)
  for (const [, option] of options) command.addOption(option)
  const examples = contributed.examples.map((example) => `${parent.name()} ${name} ${example}`)
  command.addHelpText('after', exampleText(...examples))
  command.action(async () => {
    const opts = command.opts<Record<string, WrittenWord>>()
    const positions = new Map(contributed.arguments.map((each, index) => [each.name, index]))
    const attributes = new Map(options.map(([each, option]) => [each.name, option.attributeName()]))
    await cli.perform(command, (context) =>
      runPluginCommand(context, {
        declared: contributed,
        called: `${parent.name()} ${name}`,
        argument: (written) => command.processedArgs[positions.get(written) ?? -1] as WrittenWord,
        option: (written) => opts[attributes.get(written) ?? ''],
      }),
    )
  })
}

/** A command whose declaration is broken says so when it is called; its neighbours work. */
function registerBroken(
  parent: Command,
  cli: Cli,
  { id, problem }: { readonly id: string; readonly problem: string },
): void {
  const name = nameOf(id)
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return
  const command = parent
    .command(name)
    .description('broken: its declaration is not valid')
    .allowUnknownOption()
    .allowExcessArguments()
  command.action(() =>
    cli.perform(command, async () => {
      throw cliErrors.commandBroken(id, problem)
    }),
  )
}

function argumentOf({ name, description, required, repeatable, choices }: CommandArgument) {
  const dots = repeatable ? '...' : ''
  const term = required ? `<${name}${dots}>` : `[${name}${dots}]`
  const argument = new Argument(term, description)
  return choices === undefined ? argument : argument.choices([...choices])
}

function optionOf({ name, description, kind, required, repeatable, choices }: CommandOption) {
  const flags = kind === 'flag' ? `--${name}` : `--${name} <${kind}>`
  const option = new Option(flags, repeatable ? `${description}; repeatable` : description)
  if (required) option.makeOptionMandatory()
  if (choices !== undefined) option.choices([...choices])
  const parse = option.parseArg
  if (repeatable) {
    option.argParser((word: string, before: readonly string[] | undefined) => [
      ...(before ?? []),
      // Choices are checked by the parser that was there before.
      parse ? String(parse(word, undefined)) : word,
    ])
  }
  return option
}
