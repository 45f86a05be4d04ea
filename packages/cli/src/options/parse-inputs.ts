import { basename } from 'node:path'
import type { Scenario } from '@fcc/contracts'
import { cliErrors } from '../diagnostics.ts'

/** A file that was named for an input. */
export interface InputFile {
  readonly name: string
  readonly file: string
}

const named = /^([A-Za-z0-9][A-Za-z0-9.-]*)=(.+)$/s

/**
 * Reads the words of `--input`: `NAME=FILE`, or the file alone where only one input can be meant –
 * the scenario's only one, or the only one it requires.
 *
 * @param inputs the scenario's inputs; without them (it is not known) a bare file goes to `input`
 * @throws FccError FCC_CLI_INPUT_FORM, FCC_CLI_INPUT_TWICE
 * @example
 * parseInputs(['note.txt'], scenario.inputs) // [{ name: 'note', file: 'note.txt' }]
 */
export function parseInputs(
  words: readonly string[],
  inputs: Scenario['inputs'] | undefined,
): readonly InputFile[] {
  const files = words.map((word) => readWord(word, inputs))
  const seen = new Set<string>()
  for (const { name } of files) {
    if (seen.has(name)) throw cliErrors.inputTwice(name)
    seen.add(name)
  }
  return files
}

function readWord(word: string, inputs: Scenario['inputs'] | undefined): InputFile {
  const match = named.exec(word)
  if (match) return { name: match[1] ?? '', file: match[2] ?? '' }
  const names = Object.keys(inputs ?? { input: undefined })
  const required = names.filter((name) => inputs?.[name]?.required)
  const [only] = names.length === 1 ? names : required.length === 1 ? required : []
  if (only === undefined)
    throw cliErrors.inputForm(word, { names, likely: likelyNames(word, names) })
  return { name: only, file: word }
}

/** The one input whose name stands as a word in the file's name, or all of them. */
function likelyNames(file: string, names: readonly string[]): readonly string[] {
  const inWords = (text: string): string =>
    `-${text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .join('-')}-`
  const held = names.filter((name) => inWords(basename(file)).includes(inWords(name)))
  return held.length === 1 ? held : names
}
