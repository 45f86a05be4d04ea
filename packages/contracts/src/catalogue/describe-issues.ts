import { suggest } from '@fcc/plugin-api'
import type { z } from 'zod'
import type { KeysThere } from './noted-keys.ts'

type Issue = z.core.$ZodIssue

/** One problem of a document: where in it, and what is wrong there. */
export interface DescribedIssue {
  readonly path: readonly PropertyKey[]
  /** The key that is not known, where that is the problem. */
  readonly key: string | undefined
  readonly message: string
}

/**
 * What issues say to a person. Where a value may have several forms, the form that was most likely meant
 * is held against it; where no key tells the form, the keys that would are named. An unknown key is said
 * with the one that it belongs under, or with those that are known there, as far as `there` has them.
 */
export function describeIssues(
  issues: readonly Issue[],
  there: KeysThere = NOTHING_NOTED,
): readonly DescribedIssue[] {
  return issues.flatMap((issue) => describe(issue, [], there))
}

const NOTHING_NOTED: KeysThere = { beside: () => [], above: () => undefined }

function describe(
  issue: Issue,
  within: readonly PropertyKey[],
  there: KeysThere,
): readonly DescribedIssue[] {
  const path = [...within, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    const known = there.beside(issue.keys)
    return issue.keys.map((key) => unknownKey(path, key, known, there.above(issue.keys, key)))
  }
  if (issue.code !== 'invalid_union') return [{ path, key: undefined, message: sayMissing(issue) }]
  const said = issue.errors.flat().find((branch) => branch.code === 'custom')
  if (said) return describe(said, path, there)
  const [foreign] = keysOfNoForm(issue.errors)
  if (foreign !== undefined) {
    const holders = issue.errors.flat().map((branch) => holderOf(branch, foreign, there))
    const holder = holders.find((each) => each !== undefined)
    return [unknownKey(path, foreign, missingKeys(issue.errors), holder)]
  }
  const [nearest] = issue.errors
    .filter((branch) => branch.length > 0)
    .toSorted((left, right) => foreignness(left) - foreignness(right) || left.length - right.length)
  if (!nearest) return [{ path, key: undefined, message: issue.message }]
  return nearest.flatMap((one) => describe(one, path, there))
}

/** Of what is not there: that it is missing, and what it would have to be. */
function sayMissing({ message }: Issue): string {
  return message.replace(
    /^Invalid input: expected (.+), received undefined$/,
    'it is missing; expected $1',
  )
}

function unknownKey(
  path: readonly PropertyKey[],
  key: string,
  expected: readonly string[],
  holder: string | undefined,
): DescribedIssue {
  if (holder !== undefined) {
    const message = `unknown key ${key}; it belongs under ${holder}, as ${holder}: { ${key}: … }.`
    return { path, key, message }
  }
  const hint = expected.length > 0 ? `; expected one of ${expected.join(', ')}.` : ''
  return { path, key, message: `unknown key ${key}${hint}${suggest(key, expected)}` }
}

/** The key of a form that would hold one which the form itself does not have. */
function holderOf(issue: Issue, key: string, there: KeysThere): string | undefined {
  if (issue.code !== 'unrecognized_keys' || issue.path.length > 0) return undefined
  return there.above(issue.keys, key)
}

/** Keys that none of the forms has. */
function keysOfNoForm(branches: readonly (readonly Issue[])[]): readonly string[] {
  const foreign = branches.map((branch) => new Set(branch.flatMap(ownForeignKeys)))
  const [first, ...others] = foreign
  return [...(first ?? [])].filter((key) => others.every((keys) => keys.has(key)))
}

function ownForeignKeys(issue: Issue): readonly string[] {
  return issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : []
}

/** The keys that forms ask for and the value does not have: any of them would tell the form. */
function missingKeys(branches: readonly (readonly Issue[])[]): readonly string[] {
  const missing = branches.flat().flatMap((issue) => {
    const [key] = issue.path
    const isAbsent = issue.code !== 'unrecognized_keys' && issue.path.length === 1
    return isAbsent && typeof key === 'string' ? [key] : []
  })
  return [...new Set(missing)]
}

function foreignness(branch: readonly Issue[]): number {
  return branch.flatMap(ownForeignKeys).length
}
