import { type AnyPoint, findIssues, type StandardSchemaV1 } from '@fcc/plugin-api'
import { outlineProblems } from './outline.ts'

/**
 * What is wrong with contributed data: its outline, and what the schema of documents says of it. A
 * point's own schema knows the outline only, since YAML was held against the whole one before; what
 * code contributes was not.
 */
export function documentProblems(
  point: AnyPoint,
  value: unknown,
  { schema, write }: { readonly schema: StandardSchemaV1; readonly write: () => unknown },
): readonly string[] {
  const outline = outlineProblems(point, value)
  if (outline.length > 0) return outline
  const issues = findIssues(schema, write())
  return issues === undefined ? [] : [`It is not valid: ${issues}.`]
}
