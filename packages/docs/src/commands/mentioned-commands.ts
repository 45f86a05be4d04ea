import type { CommandDescription } from '@fcc/cli'
import { commands } from '@fcc/contracts'
import type { OwnPlugin } from '../plugins/own-plugins.ts'

/** A command as a page or a message writes it: the words after `fcc`. */
export interface Mention {
  /** Where it is written, from the repository's root. */
  readonly file: string
  readonly words: readonly string[]
}

/** What stands for a value that only the running program knows. */
export const UNKNOWN = '\u0000'

/** Commands with no words of their own: what the program itself takes. */
const PROGRAM_WORDS = new Set(['help', '--help', '--version', '-V', '-h'])

/** What every page may write in the place of something that the reader knows. */
const isPlaceholder = (word: string): boolean => !/^[a-z][a-z-]*$/.test(word)

/** How the commands of plugins are called: by the plugin's id, and by what of it comes after `fcc-`. */
export function pluginCommandNames(plugins: readonly OwnPlugin[]): readonly string[] {
  return plugins.flatMap(({ contributions }) =>
    contributions
      .filter(({ point }) => point.id === commands.id)
      .flatMap(({ value }) => {
        const name = (value as { readonly id: string }).id.replace('/', ' ')
        return [name, name.replace(/^fcc-/, '')]
      }),
  )
}

/** Which commands there are, beside the program's own: those of plugins, as `healthcare scan`. */
export interface KnownCommands {
  readonly described: readonly CommandDescription[]
  readonly ofPlugins: readonly string[]
}

/**
 * What is wrong with commands that pages and messages tell people to type, one sentence each: no command of
 * that name, no such thing to list or show, no such option.
 */
export function mentionProblems(
  mentions: readonly Mention[],
  { described, ofPlugins }: KnownCommands,
): readonly string[] {
  const [program, ...acting] = described
  const global = (program?.options ?? []).flatMap(({ term }) => flagsOf(term))
  return mentions.flatMap(({ file, words }) => {
    const [first = ''] = words
    if (PROGRAM_WORDS.has(first) || first.includes(UNKNOWN) || /^[A-Z]/.test(first)) return []
    const written = `fcc ${words.join(' ')}`.replaceAll(UNKNOWN, '…')
    if (ofPlugins.some((name) => startsWith(words, name))) return []
    const command = commandOf(words, acting)
    if (!command) return [`${file} names ${written}, and there is no such command.`]
    const rest = words.slice(command.name.split(' ').length)
    return [
      ...choiceProblems(command, rest).map((why) => `${file} names ${written}, and ${why}.`),
      ...flagsIn(rest)
        .filter((flag) => ![...global, ...ownFlags(command), '--help'].includes(flag))
        .map((flag) => `${file} names ${written}, and fcc ${command.name} has no option ${flag}.`),
    ]
  })
}

/** The command that words begin with; a group alone is its command that acts where none is named. */
function commandOf(
  words: readonly string[],
  acting: readonly CommandDescription[],
): CommandDescription | undefined {
  const exact = acting.find(({ name }) => startsWith(words, name))
  if (exact) return exact
  const [group = '', second = ''] = words
  const members = acting.filter(({ name }) => name.startsWith(`${group} `))
  return /^[a-z]/.test(second) && !second.includes(UNKNOWN) ? undefined : members[0]
}

function choiceProblems(
  { name, arguments: taken }: CommandDescription,
  [word]: readonly string[],
): readonly string[] {
  const [first] = taken
  if (!first || first.choices.length === 0 || word === undefined || isPlaceholder(word)) return []
  return first.choices.includes(word) ? [] : [`fcc ${name} knows no ${word}`]
}

function ownFlags({ options }: CommandDescription): readonly string[] {
  return options.flatMap(({ term }) => flagsOf(term))
}

/** `-o, --output <file>` → `-o` and `--output`. */
function flagsOf(term: string): readonly string[] {
  return term.match(/(?<![\w-])--?[a-zA-Z][\w-]*/g) ?? []
}

/** The options among words; what is quoted, or comes after a redirection, is none. */
function flagsIn(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => /^[|>&;]/.test(word))
  return words.slice(0, end < 0 ? undefined : end).flatMap((word) => {
    const [, flag] = /^(--?[a-zA-Z][\w-]*)/.exec(word) ?? []
    return flag === undefined ? [] : [flag]
  })
}

function startsWith(words: readonly string[], name: string): boolean {
  const parts = name.split(' ')
  return parts.every((part, at) => words[at] === part)
}
