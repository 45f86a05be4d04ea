import type { FoundManifest } from '@fcc/plugin-api'

/** The commands of one plugin, as its manifest tells them: nothing of its code has run. */
export interface CommandGroup {
  /** What stands after `fcc`: the plugin's id without `fcc-`, where that word is free. */
  readonly word: string
  readonly found: FoundManifest
  /** Whole ids. */
  readonly commands: readonly string[]
}

/**
 * The groups of all plugins that contribute commands, by word. A plugin whose short word is the
 * program's own, or another plugin's, goes by its whole id.
 *
 * @param taken the program's own commands
 * @example
 * resolveGroups(discoverPlugins(directory).found, ['run', 'list']) // [{ word: 'healthcare', … }]
 */
export function resolveGroups(
  found: readonly FoundManifest[],
  taken: readonly string[],
): readonly CommandGroup[] {
  const contributing = found.filter(({ manifest }) => commandsOf(manifest).length > 0)
  const ids = contributing.map(({ manifest }) => manifest.id)
  const shorts = ids.map(shortWord)
  return contributing
    .map((each, index): CommandGroup => {
      const id = ids[index] ?? ''
      const short = shorts[index] ?? ''
      const isFree =
        !taken.includes(short) &&
        shorts.filter((word) => word === short).length === 1 &&
        !ids.some((other) => other === short && other !== id)
      return { word: isFree ? short : id, found: each, commands: commandsOf(each.manifest) }
    })
    .filter(({ word }) => !taken.includes(word))
    .sort((one, other) => (one.word < other.word ? -1 : 1))
}

function commandsOf({ contributes }: FoundManifest['manifest']): readonly string[] {
  return contributes.commands ?? []
}

function shortWord(pluginId: string): string {
  return pluginId.replace(/^fcc-(?=.)/, '')
}
