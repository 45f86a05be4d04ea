import type { Detector, Finding } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import type { FindOnce } from '../deidentify/find-once.ts'
import { PROVIDER_NAME } from '../deidentify/provider-findings.ts'
import type { Settings } from '../settings.ts'

/** The id that findings of this package bear. */
export const PHI_DETECTOR = 'fcc-healthcare/phi'

/**
 * Finds protected health information: the structured identifiers of Safe Harbor, and names in context. Where a tenant keeps
 * names of providers they are of a category of their own, which is none of `phi/`.
 */
export function createPhiDetector(find: FindOnce): Detector<Settings> {
  return {
    id: PHI_DETECTOR,
    title: 'Protected health information',
    version: '5',
    categories: ['phi/', PROVIDER_NAME],
    detect: (text, { tenant, settings, signal }) =>
      atOnceOrInTurns(text, detectSteps(find(text, tenant.id, settings.deidentification)), {
        signal,
      }),
  }
}

function* detectSteps(finding: ReturnType<FindOnce>): Steps<readonly Finding[]> {
  const found = yield* finding
  return found.map(({ category, span, confidence, detector }) => ({
    category,
    span,
    confidence,
    detector,
  }))
}
