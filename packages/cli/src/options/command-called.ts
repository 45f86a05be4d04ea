import type { Command } from 'commander'

/** Which command somebody meant, as far as their words say it. */
export interface CommandCalled {
  /** The deepest command that was named; undefined where none was. */
  readonly command: Command | undefined
  /** Its words without the program's name: `api-keys create`; empty where none was named. */
  readonly words: string
  /** What stands right after those words, if that is no option. */
  readonly next: string | undefined
}

/**
 * Finds the command that words name, group by group, so that what went wrong is said of the command
 * that was meant and not of its group.
 *
 * @example
 * commandCalled(program, ['--json', 'api-keys', 'create']).words // 'api-keys create'
 */
export function commandCalled(program: Command, argv: readonly string[]): CommandCalled {
  const first = argv.findIndex((word) => named(program, word) !== undefined)
  if (first < 0) return { command: undefined, words: '', next: undefined }
  let command = program
  let at = first
  for (let each = named(program, argv[at]); each; each = named(command, argv[at])) {
    command = each
    at += 1
  }
  const next = argv[at]
  return {
    command,
    words: argv.slice(first, at).join(' '),
    next: next?.startsWith('-') ? undefined : next,
  }
}

/**
 * What to say where a group that does something by itself was given a word that is none of its
 * commands: `fcc api-keys creat` is a misspelling, and not an argument too many of `list`.
 */
export function unknownOfGroup(
  command: Command | undefined,
  words: string,
  next: string | undefined,
): string | undefined {
  if (!command || command.commands.length === 0 || next === undefined) return undefined
  const names = command.commands.map((each) => each.name())
  const list = new Intl.ListFormat('en', { style: 'long' }).format(names)
  return `Unknown command '${words} ${next}'. The commands of ${words} are ${list.replace(/, and /, ' and ')}.`
}

function named(command: Command, word: string | undefined): Command | undefined {
  return command.commands.find((each) => each.name() === word)
}
