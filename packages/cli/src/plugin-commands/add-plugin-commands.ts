import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Cli } from '../command.ts'
import { loadRuntime, runtimeModule } from '../runtime-module.ts'
import { resolveGroups } from './command-group.ts'
import { loadCommands } from './load-commands.ts'
import { registerGroup, registerWord } from './register-groups.ts'

/**
 * Adds the words of installed plugins to the program, and the commands of the one that is meant. Only
 * that plugin's code is imported.
 *
 * @param wanted.word the first word that was written, where there is one
 */
export async function addPluginCommands(
  program: Command,
  cli: Cli,
  wanted: {
    readonly word: string | undefined
    readonly cwd: string
    readonly config: string | undefined
  },
): Promise<void> {
  await loadRuntime()
  const directory = dirname(resolve(wanted.cwd, wanted.config ?? runtimeModule().CONFIG_FILE))
  const taken = ['help', ...program.commands.map((command) => command.name())]
  for (const group of resolveGroups(runtimeModule().discoverPlugins(directory).found, taken)) {
    const isMeant = [group.word, group.found.manifest.id].includes(wanted.word ?? '')
    if (isMeant) registerGroup(program, cli, { group, loaded: await loadCommands(group) })
    else registerWord(program, group)
  }
}
