import type { AnyPoint } from '@fcc/plugin-api'
import { describeIssues } from './describe-issues.ts'
import { DOCUMENT_KINDS } from './document-kinds.ts'
import { notedKeys } from './noted-keys.ts'
import { type CheckedDocument, checkPointDocument } from './point-documents.ts'

/** A kind of document, whoever defines it. */
export interface ReadKind {
  readonly key: string
  readonly point: AnyPoint
  check(document: unknown): CheckedDocument
}

const OWN_KINDS: readonly ReadKind[] = DOCUMENT_KINDS.map(({ key, point, schema }) => ({
  key,
  point,
  check(document) {
    const noted = notedKeys()
    const result = schema.safeParse(document, { error: noted.error })
    if (result.success) return { value: result.data }
    return { issues: describeIssues(result.error.issues, noted.there) }
  },
}))

/** The kinds of documents that may be there: our own, and those of the points of plugins. */
export function documentKinds(points: readonly AnyPoint[] = []): readonly ReadKind[] {
  const taken = new Set(OWN_KINDS.map(({ key }) => key))
  return [
    ...OWN_KINDS,
    ...points.flatMap((point): readonly ReadKind[] => {
      const { document: key } = point
      if (key === undefined || taken.has(key)) return []
      taken.add(key)
      return [{ key, point, check: (document) => checkPointDocument(point, document) }]
    }),
  ]
}

/** The kind that the first key of a document names, or else the first kind that any of them does. */
export function kindOf(keys: readonly string[], kinds: readonly ReadKind[]): ReadKind | undefined {
  const isOfPlugin = (kind: ReadKind): boolean => !OWN_KINDS.includes(kind)
  return (
    kinds.find((kind) => isOfPlugin(kind) && kind.key === keys[0]) ??
    kinds.find(({ key }) => keys.includes(key))
  )
}
