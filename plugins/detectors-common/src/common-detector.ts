import type { Detector } from '@fcc/contracts'
import {
  atOnceOrInTurns,
  type Finding,
  mergeFindings,
  type Pattern,
  type ScanOptions,
  type Steps,
  scanSteps,
  settledPlaceSteps,
} from '@fcc/detection'
import type { Settings } from './settings.ts'

/** What a detector of this plugin is made of. */
export interface CommonDetectorDefinition {
  readonly id: string
  readonly title: string
  readonly patterns: readonly Pattern[]
}

/** Raised whenever the patterns behind a detector find something else than before. */
const VERSION = '4'

/** A detector over a list of patterns: findings merged, in reading order, under the patterns' categories. */
export function createCommonDetector(definition: CommonDetectorDefinition): Detector<Settings> {
  const { id, title, patterns } = definition
  return {
    id,
    title,
    version: VERSION,
    categories: [...new Set(patterns.map(({ category }) => category))].sort(),
    detect: (text, { settings: { threshold }, signal }) =>
      atOnceOrInTurns(text, detectSteps(text, patterns, { threshold, detector: id }), { signal }),
    settled: (text, { signal }) =>
      atOnceOrInTurns(text, settledPlaceSteps(text, patterns), { signal }),
  }
}

function* detectSteps(
  text: string,
  patterns: readonly Pattern[],
  options: ScanOptions,
): Steps<Finding[]> {
  return mergeFindings(yield* scanSteps(text, patterns, options))
}
