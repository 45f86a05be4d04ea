import type { Command } from 'commander'

/**
 * What to say where an argument is missing because the first one, a word of a closed list, was left
 * out: `fcc show badges` lacks the kind, and not the id.
 */
export function misplacedArgument(command: Command | undefined): string | undefined {
  const [first] = command?.registeredArguments ?? []
  const [given] = command?.args ?? []
  const choices = first?.argChoices
  if (!first || !choices || given === undefined || choices.includes(given)) return undefined
  const words = new Intl.ListFormat('en', { type: 'disjunction', style: 'long' }).format(choices)
  return `'${given}' stands where the ${first.name()} belongs; write ${words.replace(/, or /, ' or ')} before it.`
}
