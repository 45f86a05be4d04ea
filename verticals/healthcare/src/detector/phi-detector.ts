import type { Detector } from '@fcc/contracts'
import { findIdentifiers } from '../deidentify/find-identifiers.ts'
import type { Settings } from '../settings.ts'

/** The id that findings of this package bear. */
export const PHI_DETECTOR = 'fcc-healthcare/phi'

/** Finds protected health information: the structured identifiers of Safe Harbor, and names in context. */
export function createPhiDetector(): Detector<Settings> {
  return {
    id: PHI_DETECTOR,
    title: 'Protected health information',
    version: '1',
    categories: ['phi/'],
    detect: (text) =>
      findIdentifiers(text, PHI_DETECTOR).map(({ category, span, confidence, detector }) => ({
        category,
        span,
        confidence,
        detector,
      })),
  }
}
