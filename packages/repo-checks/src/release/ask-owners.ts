import { isPublished } from '../tree/package-manifest.ts'
import type { Tree } from '../tree/tree.ts'
import { askRegistry } from './ask-registry.ts'
import { ownershipProblems } from './name-owners.ts'

/** Questions side by side. */
const WIDTH = 4

/** What a registry says of the names that a release publishes. */
export interface AskedOwners {
  readonly who: string
  readonly names: readonly string[]
  readonly scopes: readonly string[]
  /** A sentence each; nothing where whoever is signed in may publish all of them. */
  readonly problems: readonly string[]
}

/**
 * Asks a registry whose every name and scope of a release is.
 *
 * @param registry its address; where absent, the one of npm's settings
 * @throws Error where nobody is signed in
 */
export async function askOwners(tree: Tree, registry?: string): Promise<AskedOwners> {
  const names = tree.packages
    .map(({ manifest }) => manifest)
    .filter(isPublished)
    .map(({ name }) => name)
  const scopes = [...new Set(names.flatMap((name) => /^@[^/]+/.exec(name)?.[0] ?? []))]
  const ask = askRegistry(tree.root, registry)
  const who = await ask.who()
  const problems = ownershipProblems({
    who,
    names: new Map(await askAll(names, (name) => ask.name(name))),
    scopes: new Map(await askAll(scopes, (scope) => ask.scope(scope))),
  })
  return { who, names, scopes, problems }
}

/** A few at a time: a registry is asked no faster than some people ask. */
async function askAll<Answer>(
  all: readonly string[],
  ask: (each: string) => Promise<Answer>,
): Promise<readonly (readonly [string, Answer])[]> {
  const answers: (readonly [string, Answer])[] = []
  const pending = [...all]
  const asker = async (): Promise<void> => {
    for (let each = pending.shift(); each !== undefined; each = pending.shift())
      answers.push([each, await ask(each)])
  }
  await Promise.all(Array.from({ length: WIDTH }, asker))
  return answers
}
