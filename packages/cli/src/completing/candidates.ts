import type { Argument, Command, Option } from 'commander'

/** What may come next on a command line. */
export type Candidates =
  /** A closed list: commands, options, choices. */
  | { readonly kind: 'words'; readonly words: readonly Candidate[] }
  /** Names that a tenant or the configuration has. */
  | { readonly kind: 'names'; readonly of: NameKind }
  | { readonly kind: 'files' }
  | { readonly kind: 'nothing' }

export interface Candidate {
  readonly word: string
  /** What it is, for shells that show that. */
  readonly about: string
}

/** What has names that are looked up. */
export type NameKind = (typeof NAME_KINDS)[number]

const NAME_KINDS = [
  'run',
  'scenario',
  'persona',
  'workflow',
  'constitution',
  'gate',
  'tenant',
  'provider',
  'exporter',
] as const

/** Options that take an id, by what has it: they call it `<id>` only. */
const OF_OPTION: Readonly<Record<string, NameKind>> = {
  '--tenant': 'tenant',
  '--provider': 'provider',
  '--before': 'run',
}

/**
 * What may stand in the place of the last word, by the commands there are. Pure.
 *
 * @param words what was written after the program's name; the last one is being written, and may be empty
 * @example
 * candidatesFor(program, ['show', 'per']) // { kind: 'words', words: [{ word: 'persona', about: '' }, …] }
 */
export function candidatesFor(program: Command, words: readonly string[]): Candidates {
  const { command, given, awaiting } = readWords(program, words.slice(0, -1))
  const current = words.at(-1) ?? ''
  if (awaiting) return ofOption(awaiting)
  if (current.startsWith('-')) return { kind: 'words', words: optionsOf(command) }
  if (command.commands.length > 0 && given.length === 0) {
    return { kind: 'words', words: commandsOf(command) }
  }
  const declared = command.registeredArguments
  const last = declared.at(-1)
  const argument = declared[given.length] ?? (last?.variadic ? last : undefined)
  return argument ? ofArgument(argument, given) : { kind: 'nothing' }
}

interface ReadWords {
  readonly command: Command
  /** Its positional arguments so far. */
  readonly given: readonly string[]
  /** The option whose value is being written. */
  readonly awaiting: Option | undefined
}

function readWords(program: Command, words: readonly string[]): ReadWords {
  let command = program
  let given: readonly string[] = []
  let awaiting: Option | undefined
  for (const word of words) {
    if (awaiting) {
      awaiting = undefined
      continue
    }
    if (word.startsWith('-')) {
      const option = allOptions(command).find(({ short, long }) => word === short || word === long)
      awaiting = option?.required ? option : undefined
      continue
    }
    const inner = given.length === 0 ? named(command, word) : undefined
    if (inner) command = inner
    else given = [...given, word]
  }
  return { command, given, awaiting }
}

function named(command: Command, word: string): Command | undefined {
  return command.commands.find((each) => each.name() === word || each.aliases().includes(word))
}

/** Its own options, those of what a group does where none of its commands is named, and those of the commands above it. */
function allOptions(command: Command): readonly Option[] {
  const own = [...command.options, ...(defaultOf(command)?.options ?? [])]
  return command.parent ? [...own, ...allOptions(command.parent)] : own
}

/** The command that a group stands for by itself; commander keeps its name and has no method that tells it. */
function defaultOf(command: Command): Command | undefined {
  const { _defaultCommandName: name } = command as unknown as {
    readonly _defaultCommandName?: string | null
  }
  return command.commands.find((each) => each.name() === name)
}

function optionsOf(command: Command): readonly Candidate[] {
  const shown = allOptions(command).filter(({ hidden }) => !hidden)
  return [
    ...shown.map(({ long, short, description }) => ({
      word: long ?? short ?? '',
      about: description,
    })),
    { word: '--help', about: 'display help for command' },
  ]
}

function commandsOf(command: Command): readonly Candidate[] {
  return command.commands.map((each) => ({ word: each.name(), about: each.description() }))
}

function ofOption(option: Option): Candidates {
  if (option.argChoices) return choices(option.argChoices)
  const value = /<(.+)>/.exec(option.flags)?.[1] ?? ''
  const kind = OF_OPTION[option.long ?? ''] ?? value
  return namesOf(kind) ?? (/file|dir/.test(value) ? { kind: 'files' } : { kind: 'nothing' })
}

/** Of `fcc show KIND ID` the id is one of that kind. */
function ofArgument(argument: Argument, given: readonly string[]): Candidates {
  if (argument.argChoices) return choices(argument.argChoices)
  const name = argument.name()
  return namesOf(name) ?? namesOf(name === 'id' ? (given.at(-1) ?? '') : '') ?? { kind: 'files' }
}

function namesOf(kind: string): Candidates | undefined {
  const of = NAME_KINDS.find((each) => each === kind)
  return of ? { kind: 'names', of } : undefined
}

function choices(words: readonly string[]): Candidates {
  return { kind: 'words', words: words.map((word) => ({ word, about: '' })) }
}
