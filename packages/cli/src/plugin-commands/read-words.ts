import {
  type CommandArgument,
  type CommandFile,
  type CommandOption,
  type CommandValue,
  DEFAULT_MAX_BYTES,
} from '@fcc/contracts'
import { cliErrors } from '../diagnostics.ts'
import { readText } from '../io/read-text.ts'

/** A word as it was written: several where it may be repeated, `true` for a flag. */
export type WrittenWord = string | boolean | readonly string[] | undefined

/**
 * The values of words, by what was declared of them: numbers are read, files are opened here and
 * nowhere else.
 *
 * @throws FccError FCC_CLI_USAGE, FCC_CLI_FILE_MISSING, FCC_CLI_FILE_UNREADABLE
 */
export function readWords(
  declared: readonly (CommandArgument | CommandOption)[],
  written: (name: string) => WrittenWord,
  { cwd, command }: { readonly cwd: string; readonly command: string },
): Readonly<Record<string, CommandValue>> {
  return Object.fromEntries(
    declared.map((each) => {
      const word = written(each.name)
      const read = (one: string) => readWord(each, one, { cwd, command })
      if (each.kind === 'flag') return [each.name, word === true]
      if (word === undefined || typeof word === 'boolean') {
        return [each.name, each.repeatable ? [] : undefined]
      }
      return [each.name, typeof word === 'string' ? read(word) : word.map(read)]
    }),
  )
}

function readWord(
  { name, kind, maxBytes = DEFAULT_MAX_BYTES }: CommandArgument | CommandOption,
  word: string,
  { cwd, command }: { readonly cwd: string; readonly command: string },
): string | number | CommandFile {
  if (kind === 'file') return { name: word, text: readText(cwd, word, maxBytes) }
  if (kind !== 'number') return word
  const value = word.trim() === '' ? Number.NaN : Number(word)
  if (!Number.isFinite(value)) {
    throw cliErrors.usage(`${name} has to be a number, and ${word} is none.`, command)
  }
  return value
}
