import {
  COMMAND_OUTCOMES,
  type CommandCall,
  type CommandOutcome,
  type Command as Contributed,
  commands,
} from '@fcc/contracts'
import { FccError, thrownMessage } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import type { CommandContext } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { table } from '../io/table.ts'
import { visible } from '../io/visible.ts'
import { runtimeModule } from '../runtime-module.ts'
import { withTenant } from '../session/open-runtime.ts'
import { readWords, type WrittenWord } from './read-words.ts'

/** A plugin's command as it was called. */
export interface CalledCommand {
  readonly declared: Contributed
  /** What was written after `fcc`: `healthcare scan`. */
  readonly called: string
  argument(name: string): WrittenWord
  option(name: string): WrittenWord
}

/** Reads the words, opens the tenant, and has the tenant's own command do its work; contained. */
export function runPluginCommand(
  context: CommandContext,
  { declared, called, argument, option }: CalledCommand,
): Promise<ExitCode> {
  const { streams, terminal } = context
  const at = { cwd: streams.cwd, command: called }
  const words = {
    arguments: readWords(declared.arguments, argument, at),
    options: readWords(declared.options, option, at),
  }
  return withTenant(context, async (open) => {
    const { model } = open.tenant
    const command = findCommand(model, declared.id)
    let document: unknown
    const call: CommandCall = {
      ...words,
      settings: command.settings,
      tenant: runtimeModule().callTenant(model, model.settings),
      signal: streams.signal ?? new AbortController().signal,
      session: runtimeModule().createCommandSession(open.session, open.runtime),
      report: {
        say: (...lines) => terminal.say(...lines.map((line) => `  ${visible(String(line))}`)),
        table: (rows) => terminal.say(...table(rows.map((row) => row.map(String)))),
        text: (text) => {
          if (!terminal.json) terminal.raw(String(text))
        },
        document: (value) => {
          document = value
        },
      },
    }
    const outcome = await contain(declared.id, () =>
      runtimeModule().callContained(command.pluginId, () => command.value.run(call)),
    )
    terminal.document({ tenant: model.config.id, command: declared.id, outcome, result: document })
    return EXIT_CODES[outcome]
  })
}

function findCommand(model: TenantModel, id: string) {
  const found = model.catalogue.find(commands, id)
  if (!found) throw cliErrors.commandNotOfTenant(id, model.config.id)
  const { pluginId } = found.origin
  return { value: found.value, pluginId, settings: model.settings[pluginId] ?? {} }
}

/** A throw without a code, or an end that is none, is the command's own failure. */
async function contain(
  id: string,
  run: () => CommandOutcome | Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  let outcome: CommandOutcome
  try {
    outcome = await run()
  } catch (cause) {
    if (FccError.is(cause)) throw cause
    throw cliErrors.commandFailed(id, thrownMessage(cause), cause)
  }
  if (COMMAND_OUTCOMES.includes(outcome)) return outcome
  throw cliErrors.commandFailed(id, `it ended with ${String(outcome)}, which is no outcome`)
}
