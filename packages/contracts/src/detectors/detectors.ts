import { definePoint, type PointShape } from '@fcc/plugin-api'
import { listOf, oneOf, optional, structureSchema } from '../catalogue/structure-schema.ts'
import type { Finding } from '../content/finding.ts'
import type { Call } from '../content/subject.ts'

export const DETECTOR_READS = ['normal_form', 'as_given'] as const

/** Text in, findings out. Deterministic for a version and settings: results are cached. */
export interface Detector<Settings = unknown> {
  readonly id: string
  readonly title: string
  /** Part of the cache key; raise it when findings change. */
  readonly version: string
  /** What it can find: categories, or prefixes ending in `/`. */
  readonly categories: readonly string[]
  /**
   * What it is given: the text in its normal form, without what nobody sees (by default), or `as_given`,
   * for a detector that looks for just that. Where there are escapes of JSON strings in it, the detector is given
   * the text with them undone as well.
   */
  readonly reads?: (typeof DETECTOR_READS)[number] | undefined
  /**
   * How far it looks, in UTF-16 units of what it is given: a finding is no longer than this, and whether it is one depends on no
   * text farther away from it. Absent, it decides on the whole text, and nothing that it looks at is shown
   * before it is whole; unless it has `settled`.
   */
  readonly window?: number | undefined
  /**
   * In place of a window, for a detector that looks far only where something began: the last place of what it is given,
   * while that is still being written, before which nothing can change. Whatever is written next, of all of it the same
   * is found that ends before that place. 0 where nobody can tell.
   */
  settled?(text: string, call: Call<Settings>): number | Promise<number>
  detect(text: string, call: Call<Settings>): readonly Finding[] | Promise<readonly Finding[]>
}

export interface DetectorShape extends PointShape {
  readonly value: Detector<this['settings']>
}

/** Detectors: all run, spans merged; a failing one is `could_not_check`, and rules that need it deny. */
export const detectors = definePoint<DetectorShape>({
  id: 'detectors',
  version: 1,
  scope: 'assembly',
  combine: 'all-run',
  onFailure: 'deny',
  schema: structureSchema({
    id: 'string',
    title: 'string',
    version: 'string',
    categories: listOf('string'),
    reads: optional(oneOf(DETECTOR_READS)),
    detect: 'function',
  }),
  safeguard: true,
})
