import type { PointEntry } from './collect-points.ts'

/** What the reference of the points lacks, one sentence each. */
export function pointProblems(entries: readonly PointEntry[]): readonly string[] {
  return entries.flatMap((entry) => {
    const { point, document } = entry
    const missing = [
      entry.comment === '' && `a comment at its token ${entry.token} that says what it is`,
      entry.declarations.length === 0 && 'a declared type of its values',
      entry.examples.length === 0 &&
        `an example: a document in the corpus, or packages/docs/src/examples/${point.id}.ts`,
      point.schema === undefined && 'a schema',
      ...(document?.rows ?? []).map(
        ({ key, description }) => description === '' && `a description of the key ${key}`,
      ),
    ]
    return missing
      .filter((what) => what !== false)
      .map((what) => `The point ${point.id} lacks ${what}.`)
  })
}
