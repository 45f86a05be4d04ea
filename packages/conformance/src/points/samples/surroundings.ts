import type { SubjectCase } from './subject-case.ts'

/** What surrounds a hostile text in place of a case's own: everything of the case but text and settings. */
export function surroundingsOf(first: SubjectCase | undefined): unknown {
  if (first === undefined) return {}
  const { mediaType, artifact, inputs, outputs, persona } = first
  return { mediaType, artifact, inputs, outputs, persona }
}
