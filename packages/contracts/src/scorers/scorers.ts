import { definePoint, type PointShape } from '@fcc/plugin-api'
import { structureSchema } from '../catalogue/structure-schema.ts'
import type { Call, Subject } from '../content/subject.ts'

/** A score, or the honest word that there is none. Not measured is never 0. */
export type Score =
  | { readonly kind: 'scored'; readonly value: number; readonly reason: string }
  | { readonly kind: 'not_measured'; readonly reason: string }

/** Subject in, score out: 0..1, higher is better. The reason carries ids and counts, never content. */
export interface Scorer<Settings = unknown> {
  readonly id: string
  readonly title: string
  score(subject: Subject, call: Call<Settings>): Score | Promise<Score>
}

export interface ScorerShape extends PointShape {
  readonly value: Scorer<this['settings']>
}

/** Scorers: a map by id; a failing one has not measured. */
export const scorers = definePoint<ScorerShape>({
  id: 'scorers',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'report',
  schema: structureSchema({ id: 'string', title: 'string', score: 'function' }),
})
