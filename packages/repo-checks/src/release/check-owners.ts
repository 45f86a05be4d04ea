/**
 * Sees that every name and scope that a release publishes belongs to whoever is signed in, before it is tried:
 *
 *   node packages/repo-checks/src/release/check-owners.ts [REGISTRY]
 *
 * Without REGISTRY the one that npm publishes to by its own settings.
 */
import { fileURLToPath } from 'node:url'
import { isPublished } from '../tree/package-manifest.ts'
import { readTree } from '../tree/read-tree.ts'
import { askRegistry } from './ask-registry.ts'
import { ownershipProblems } from './name-owners.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[\\/]$/, '')
const names = readTree(root)
  .packages.map(({ manifest }) => manifest)
  .filter(isPublished)
  .map(({ name }) => name)
const scopes = [...new Set(names.flatMap((name) => /^@[^/]+/.exec(name)?.[0] ?? []))]
const registry = process.argv[2]

try {
  const ask = askRegistry(root, registry)
  const who = await ask.who()
  const problems = ownershipProblems({
    who,
    names: new Map(await inTurn(names, (name) => ask.name(name))),
    scopes: new Map(await inTurn(scopes, (scope) => ask.scope(scope))),
  })
  for (const problem of problems) console.error(problem)
  console.log(
    `${names.length} names and ${scopes.length} scopes at ${registry ?? 'the registry of npm’s settings'}, as ${who}: ${problems.length} in the way`,
  )
  process.exitCode = problems.length === 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

/** One after the other: a registry is asked no faster than a person asks. */
async function inTurn<Answer>(
  all: readonly string[],
  ask: (each: string) => Promise<Answer>,
): Promise<readonly (readonly [string, Answer])[]> {
  const answers: (readonly [string, Answer])[] = []
  for (const each of all) answers.push([each, await ask(each)])
  return answers
}
