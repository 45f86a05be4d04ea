import type { AnyPoint, StandardSchemaV1 } from '@fcc/plugin-api'
import { thrownMessage } from '@fcc/plugin-api'
import type { DescribedIssue } from './describe-issues.ts'
import { localName } from './sentence.ts'

/** What a document of a plugin's point came to: its value, or what is wrong with it and where. */
export type CheckedDocument =
  | { readonly value: { readonly id: string } }
  | { readonly issues: readonly DescribedIssue[] }

/**
 * Checks a document of a point that a plugin defined, by the point's own schema. The key that names the
 * kind holds the local name; everything else is the value, with that name as its `id`. A schema that
 * throws, or does not answer at once, refuses the document: what was not checked is not taken.
 *
 * @example
 * checkPointDocument(jargonLists, { jargon: 'clinic', plain: { bilateral: 'on both sides' } })
 */
export function checkPointDocument(point: AnyPoint, document: unknown): CheckedDocument {
  const { document: key = '', schema } = point
  const { [key]: name, ...rest } = { ...(document as Readonly<Record<string, unknown>>) }
  const named = localName.safeParse(name)
  if (!named.success) return wrong([key], named.error.issues[0]?.message ?? 'it is no name')
  if (Object.hasOwn(rest, 'id')) return wrong(['id'], `its id is the name that ${key} gives it`)
  if (!schema) return wrong([], `the point ${point.id} has no schema, and takes no documents`)
  let result: StandardSchemaV1.Result<unknown> | Promise<StandardSchemaV1.Result<unknown>>
  try {
    result = schema['~standard'].validate({ ...rest, id: named.data })
  } catch (error) {
    return wrong([], `the schema of ${point.id} failed: ${thrownMessage(error)}`)
  }
  if (result instanceof Promise) {
    result.catch(() => undefined)
    return wrong([], `the schema of ${point.id} failed, or does not answer at once`)
  }
  if (result.issues) return { issues: result.issues.map(issueOf) }
  return { value: { ...(result.value as object), id: named.data } }
}

function wrong(path: readonly PropertyKey[], message: string): CheckedDocument {
  return { issues: [{ path, message, key: undefined }] }
}

function issueOf({ path = [], message }: StandardSchemaV1.Issue): DescribedIssue {
  return {
    path: path.map((part) => (typeof part === 'object' ? part.key : part)),
    message,
    key: undefined,
  }
}
