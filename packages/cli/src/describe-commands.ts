import type { Command } from 'commander'
import { createProgram } from './main.ts'

/** An option or an argument, as its command declares it. */
export interface OptionDescription {
  /** `--input <[name=]file>`, `<scenario>`. */
  readonly term: string
  readonly description: string
  /** What it may be, where that is a closed list. */
  readonly choices: readonly string[]
  readonly default: string | undefined
}

/** A command as its own definition states it. */
export interface CommandDescription {
  /** Without the program's name: `audit verify`; empty for the program itself. */
  readonly name: string
  readonly description: string
  /** `fcc audit verify [options] <file>`. */
  readonly usage: string
  readonly arguments: readonly OptionDescription[]
  readonly options: readonly OptionDescription[]
  /** Lines to type, beginning with `fcc`. */
  readonly examples: readonly string[]
  /** What its help says beneath the examples, such as its exit codes. */
  readonly notes: string
}

/**
 * Describes the program and every command that does something, from what help is made of: for the
 * reference and for shells. The first is the program itself, with the options that all commands take.
 *
 * @example
 * (await describeCommands()).map(({ usage }) => usage)
 */
export async function describeCommands(): Promise<readonly CommandDescription[]> {
  const program = await createProgram(silent, { perform: async () => {} })
  return [program, ...actingCommands(program)].map(describe)
}

const silent = {
  stdout: { write: () => true },
  stderr: { write: () => true },
  cwd: '.',
  env: {},
}

/** A command that only holds others does nothing by itself. */
function actingCommands(command: Command): readonly Command[] {
  return command.commands.flatMap((each) =>
    each.commands.length > 0 ? actingCommands(each) : [each],
  )
}

function describe(command: Command): CommandDescription {
  const help = command.createHelp()
  const { examples, notes } = afterHelp(command)
  return {
    name: nameOf(command),
    description: help.commandDescription(command),
    usage: help.commandUsage(command),
    arguments: command.registeredArguments.map((argument) => ({
      term: argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
      description: argument.description,
      choices: argument.argChoices ?? [],
      default: defaultText(argument.defaultValue),
    })),
    options: command.options
      .filter(({ hidden }) => !hidden)
      .map((option) => ({
        term: option.flags,
        description: option.description,
        choices: option.argChoices ?? [],
        default: option.negate ? undefined : defaultText(option.defaultValue),
      })),
    examples,
    notes,
  }
}

function nameOf(command: Command): string {
  const { parent } = command
  if (parent === null) return ''
  return [nameOf(parent), command.name()].filter((name) => name !== '').join(' ')
}

function defaultText(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value)
}

/** The part of a command's help that it adds beneath what commander writes. */
function afterHelp(command: Command): {
  readonly examples: readonly string[]
  readonly notes: string
} {
  const written: string[] = []
  command.configureOutput({ writeOut: (text) => void written.push(text) })
  command.outputHelp()
  const added = written.join('').slice(command.helpInformation().length)
  const lines = added.split('\n')
  const isExample = (line: string): boolean => line.startsWith('  $ ')
  return {
    examples: lines.filter(isExample).map((line) => line.slice('  $ '.length)),
    notes: lines
      .filter((line) => !isExample(line) && line !== 'Examples:')
      .join('\n')
      .trim(),
  }
}
