import type { StandardSchemaV1 } from '@standard-schema/spec'
import { thrownMessage } from './thrown-message.ts'

/** The path of a Standard Schema issue, whose parts may be keys or objects that hold one. */
export function issuePath({ path = [] }: StandardSchemaV1.Issue): readonly PropertyKey[] {
  return path.map((part) => (typeof part === 'object' ? part.key : part))
}

/**
 * Issues on one line, each with its path.
 *
 * @example
 * writeIssues([{ path: ['heat'], message: 'Expected number' }]) // 'heat: Expected number'
 */
export function writeIssues(issues: readonly StandardSchemaV1.Issue[]): string {
  return issues
    .map((issue) => [issuePath(issue).map(String).join('.'), issue.message])
    .map(([path, message]) => (path ? `${path}: ${message}` : message))
    .join('; ')
}

/**
 * What a schema has against a value, or `undefined` where it takes it. A schema that throws or
 * answers with a promise has not taken it: could not be checked is not passed.
 *
 * @example
 * findIssues(z.number(), 'three') // 'Invalid input: expected number, received string'
 */
export function findIssues(schema: StandardSchemaV1, value: unknown): string | undefined {
  try {
    const result = schema['~standard'].validate(value)
    if (!(result instanceof Promise)) return result.issues && writeIssues(result.issues)
    result.catch(() => undefined)
    return 'the schema is asynchronous, so nobody could check the value.'
  } catch (cause) {
    return thrownMessage(cause)
  }
}
