import { createErrors } from './diagnostics.ts'
import type { Options } from './options.ts'
import { nameProblem } from './package-name.ts'
import { DEFAULT_POINTS } from './recipes.ts'
import type { Request } from './request.ts'
import { type KnownName, ownerOfName } from './taken-names.ts'

/**
 * Holds a name against npm's rules, the plugin's and what is there. Pure.
 *
 * @throws CreateError FCC_CREATE_NAME_INVALID or FCC_CREATE_NAME_TAKEN
 */
export function assertName(name: string, known: readonly KnownName[]): void {
  const problem = nameProblem(name)
  if (problem !== undefined) throw createErrors.nameInvalid(name, problem)
  const owner = ownerOfName(name, known)
  if (owner !== undefined) throw createErrors.nameTaken(name, owner)
}

/**
 * What is to be made, everything that was not said at its default. Pure.
 *
 * @throws CreateError FCC_CREATE_NAME_MISSING, FCC_CREATE_NAME_INVALID or FCC_CREATE_NAME_TAKEN
 */
export function resolveRequest(options: Options, known: readonly KnownName[]): Request {
  const { packageName, kind = 'plugin' } = options
  if (packageName === undefined) throw createErrors.nameMissing()
  assertName(packageName, known)
  if (kind === 'data' && options.points !== undefined) {
    throw createErrors.usage('A package of data has no points to choose: --points goes with code.')
  }
  return {
    packageName,
    kind,
    points: options.points ?? DEFAULT_POINTS[kind],
    folder: options.folder ?? defaultFolder(packageName),
  }
}

/** `@acme/tone` → `tone`, as npm names what it unpacks. */
function defaultFolder(packageName: string): string {
  return packageName.split('/').at(-1) ?? packageName
}
