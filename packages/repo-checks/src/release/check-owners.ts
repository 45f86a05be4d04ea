/**
 * Sees that every name and scope that a release publishes belongs to whoever is signed in, before it is tried:
 *
 *   node packages/repo-checks/src/release/check-owners.ts [REGISTRY]
 *
 * Without REGISTRY the one that npm publishes to by its own settings.
 */
import { fileURLToPath } from 'node:url'
import { readTree } from '../tree/read-tree.ts'
import { askOwners } from './ask-owners.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[\\/]$/, '')
const registry = process.argv[2]

try {
  const { who, names, scopes, problems } = await askOwners(readTree(root), registry)
  for (const problem of problems) console.error(problem)
  console.log(
    `${names.length} names and ${scopes.length} scopes at ${registry ?? 'the registry of npm’s settings'}, as ${who}: ${problems.length} in the way`,
  )
  process.exitCode = problems.length === 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
