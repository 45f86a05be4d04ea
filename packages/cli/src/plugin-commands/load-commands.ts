import { type Command, commands } from '@fcc/contracts'
import { type AnyPoint, findIssues, isPlugin } from '@fcc/plugin-api'
import { cliErrors } from '../diagnostics.ts'
import { recordPlugin } from '../manifest/record-contributions.ts'
import { runtimeModule } from '../runtime-module.ts'
import type { CommandGroup } from './command-group.ts'

/** A command of a plugin, or what is wrong with its declaration. */
export interface LoadedCommand {
  readonly id: string
  readonly command: Command | undefined
  readonly problem: string | undefined
}

/**
 * Loads what a plugin's commands declare: its `setup` runs with nothing around it, and none of its
 * commands does.
 *
 * @throws FccError FCC_CLI_NOT_A_PLUGIN, FCC_PLUGIN_LOAD
 */
export async function loadCommands({ found }: CommandGroup): Promise<readonly LoadedCommand[]> {
  const plugin = await runtimeModule().loadPlugin(found)
  if (!isPlugin(plugin)) throw cliErrors.notAPlugin(found.location, 'its default export is none')
  const recorded = await recordPlugin(plugin)
  return recorded
    .filter(({ point }) => point === commands.id)
    .map(({ id, value }) => {
      const whole = { ...(value as Command), id }
      const schema = (commands as unknown as AnyPoint).schema
      const problem = schema && findIssues(schema, whole)
      return { id, command: problem === undefined ? whole : undefined, problem }
    })
}
