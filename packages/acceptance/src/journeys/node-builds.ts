import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expectCode, runCommand } from './run-command.ts'

/**
 * Fetches builds of Node through npm, each into a folder of its own; the one that runs us is taken as
 * it is. Gives the folder of each binary, by the version that was asked for.
 *
 * @param versions such as `22.13`: its newest patch
 * @throws Error where one cannot be had
 */
export async function fetchNodeBuilds(
  versions: readonly string[],
  { folder, env }: { readonly folder: string; readonly env: Readonly<Record<string, string>> },
): Promise<ReadonlyMap<string, string>> {
  const builds = await Promise.all(
    versions.map(async (version): Promise<[string, string]> => {
      if (isVersion(process.versions.node, version)) return [version, dirname(process.execPath)]
      const own = join(folder, version)
      mkdirSync(own, { recursive: true })
      writeFileSync(join(own, 'package.json'), '{ "private": true }\n')
      const words = ['npm', 'install', `node@${version}`]
      expectCode(await runCommand({ folder: own, words, env }), 0)
      const binaries = join(own, 'node_modules/node/bin')
      if (!existsSync(join(binaries, 'node'))) throw new Error(`There is no Node ${version}.`)
      return [version, binaries]
    }),
  )
  return new Map(builds)
}

function isVersion(full: string, wanted: string): boolean {
  return full === wanted || full.startsWith(`${wanted}.`)
}
