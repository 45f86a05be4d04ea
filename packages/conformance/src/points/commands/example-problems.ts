import type { Command } from '@fcc/contracts'
import { suggest } from '@fcc/plugin-api'

/** Options that every command takes, and whether a word follows. */
const GLOBAL: Readonly<Record<string, boolean>> = {
  as: true,
  config: true,
  json: false,
  'no-color': false,
  tenant: true,
}

/** What keeps a command's examples from being calls of it: they stand in its help as they are. Pure. */
export function exampleProblems(command: Command): readonly string[] {
  return command.examples.flatMap((example) => {
    const { positional, given, problems } = readWords(example, command)
    const required = command.arguments.filter((each) => each.required).length
    const most = command.arguments.at(-1)?.repeatable
      ? Number.POSITIVE_INFINITY
      : command.arguments.length
    const missing = command.options.filter(({ name, required: must }) => must && !given.has(name))
    return [
      ...problems,
      ...(positional.length < required || positional.length > most
        ? [`it has ${positional.length} arguments, and ${required} to ${most} are taken`]
        : []),
      ...missing.map(({ name }) => `it lacks --${name}, which is required`),
      ...positional.flatMap((word, index) => choiceProblems(word, command.arguments[index])),
    ].map((problem) => `The example "${example}" is no call: ${problem}.`)
  })
}

function choiceProblems(
  word: string,
  declared: { readonly choices?: readonly string[] | undefined } | undefined,
): readonly string[] {
  const choices = declared?.choices
  return choices === undefined || choices.includes(word)
    ? []
    : [`${word} is none of ${choices.join(', ')}`]
}

function readWords(example: string, { options }: Command) {
  const words = [...example.matchAll(/"[^"]*"|'[^']*'|\S+/g)].map(([word]) =>
    word.replace(/^(["'])(.*)\1$/s, '$2'),
  )
  const positional: string[] = []
  const given = new Set<string>()
  const problems: string[] = []
  while (words.length > 0) {
    const word = words.shift() ?? ''
    if (!word.startsWith('--')) {
      positional.push(word)
      continue
    }
    const [name = '', joined] = word.slice(2).split('=')
    const option = options.find((each) => each.name === name)
    const takesWord = option ? option.kind !== 'flag' : GLOBAL[name]
    if (takesWord === undefined) {
      const known = [...options.map((each) => each.name), ...Object.keys(GLOBAL)]
      problems.push(`--${name} is not declared.${suggest(name, known)}`.replace(/[.?]$/, ''))
      continue
    }
    given.add(name)
    const value = takesWord ? (joined ?? words.shift()) : undefined
    if (takesWord && value === undefined) problems.push(`nothing follows --${name}`)
    else problems.push(...choiceProblems(value ?? '', takesWord ? option : undefined))
  }
  return { positional, given, problems }
}
