import type { Detector, Finding } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import { findIdentifiersSteps } from '../deidentify/find-identifiers.ts'
import type { Settings } from '../settings.ts'

/** The id that findings of this package bear. */
export const PHI_DETECTOR = 'fcc-healthcare/phi'

/** Finds protected health information: the structured identifiers of Safe Harbor, and names in context. */
export function createPhiDetector(): Detector<Settings> {
  return {
    id: PHI_DETECTOR,
    title: 'Protected health information',
    version: '3',
    categories: ['phi/'],
    detect: (text, { signal }) => atOnceOrInTurns(text, detectSteps(text), { signal }),
  }
}

function* detectSteps(text: string): Steps<readonly Finding[]> {
  const found = yield* findIdentifiersSteps(text, PHI_DETECTOR)
  return found.map(({ category, span, confidence, detector }) => ({
    category,
    span,
    confidence,
    detector,
  }))
}
