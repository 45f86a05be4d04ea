import type { Command, CommandArgument, CommandOption, CommandValue } from '@fcc/contracts'
import { outcomeOf } from '../checks/refusal.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import type { Probe } from '../hostile/probe.ts'
import { commandAnswerProblems } from './answer-problems.ts'
import { callCommand } from './call-command.ts'
import type { CommandCase } from './command-case.ts'

type Words = Readonly<Record<string, CommandValue>>

/** Gives a command a text wherever it takes text or a file: it ends as commands do, or refuses with a code. */
export const probeCommand: Probe<Command> = async (command, text, { settings, base }) => {
  const given = (base ?? {}) as Pick<CommandCase, 'arguments' | 'options'>
  const hostile = {
    arguments: { ...given.arguments, ...replaced(command.arguments, text) },
    options: { ...given.options, ...replaced(command.options, text) },
  }
  const outcome = await outcomeOf(() => callCommand(command, hostile, { settings }))
  if (outcome.kind === 'threw') return [`It threw no typed error: ${tellThrown(outcome.cause)}`]
  return outcome.kind === 'answered' ? commandAnswerProblems(outcome.result) : []
}

/** The text in the place of every word that could be any. */
function replaced(declared: readonly (CommandArgument | CommandOption)[], text: string): Words {
  return Object.fromEntries(
    declared
      .filter(({ kind, choices }) => kind === 'file' || (kind === 'text' && choices === undefined))
      .map(({ name, kind, repeatable }) => {
        const value = kind === 'file' ? { name: 'hostile.txt', text } : text
        return [name, repeatable ? [value] : value]
      }),
  )
}
