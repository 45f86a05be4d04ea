/**
 * Releases what is built: asks whose the names are, packs, states what was built from which commit, checks that, and
 * publishes those very files. Whatever fails ends it, before anything is published where it can be known before.
 *
 *   node packages/repo-checks/src/release/release.ts DIR KEY.pem [REGISTRY]
 *
 * DIR is empty or new, and keeps what was published with its statement. Without REGISTRY the one that npm publishes
 * to by its own settings. KEY.pem is made by `state-build.ts make`, and lies beside KEY.pem.pub.
 */
import { mkdirSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packPublished } from '../tools/pack.ts'
import { runTool } from '../tools/run-tool.ts'
import { readTree } from '../tree/read-tree.ts'
import { askOwners } from './ask-owners.ts'
import { checkFolder, packagesIn, STATEMENT_FILE, signFolder } from './stated-folder.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[\\/]$/, '')
/** Publications side by side: a registry is asked no faster than a few people ask. */
const WIDTH = 4

try {
  const [folder, key, registry] = process.argv.slice(2)
  if (!folder || !key) throw new Error('release.ts DIR KEY.pem [REGISTRY]')
  await release(resolve(folder), resolve(key), registry)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function release(folder: string, key: string, registry?: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty.`)
  const tree = readTree(root)
  const { who, names, problems } = await askOwners(tree, registry)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  console.log(`${names.length} names are free, or belong to ${who}.`)
  await packPublished(tree, folder)
  await signFolder(root, folder, key)
  const { subject, predicate } = checkFolder(folder, `${key}.pub`)
  const [source] = predicate.buildDefinition.resolvedDependencies
  console.log(
    `${subject.length} packages of ${source?.digest.gitCommit} are stated in ${STATEMENT_FILE}.`,
  )
  const pending = [...packagesIn(folder)]
  await Promise.all(Array.from({ length: WIDTH }, () => publishFrom(pending, registry)))
}

/** The files that were stated, and no others: packed once more, their bytes may be others. */
async function publishFrom(
  pending: { readonly name: string; readonly version: string; readonly path: string }[],
  registry: string | undefined,
): Promise<void> {
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { name, version, path } = next
    const to = registry === undefined ? [] : ['--registry', registry]
    const words = ['publish', path, '--access', 'public', '--ignore-scripts', ...to]
    const { code, output } = await runTool(root, 'npm', words)
    if (code !== 0) throw new Error(`${name}@${version} was not published:\n${output}`)
    console.log(`Published ${name}@${version}`)
  }
}
