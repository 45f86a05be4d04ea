import type { Finding } from '@fcc/contracts'
import { atOnce, type Steps } from '@fcc/detection'
import type { Accreditation } from './accreditation.ts'
import { isBusinessConfidential } from './business-confidential.ts'
import { findMarkingsSteps } from './find-markings.ts'
import type { CuiProfile, Marking } from './marking.ts'
import { dominates } from './security-label.ts'

/** CONFIDENTIAL as companies write it: no classification, and a label of its own. */
export const BUSINESS_CONFIDENTIAL = 'business-confidential'

/** What a tenant's markings are judged by. */
export interface MarkingPolicy {
  readonly accreditation: Accreditation
  readonly cuiProfile: CuiProfile
}

/**
 * The markings of a text as findings: `classification/s`, `compartment/si`, `dissemination/noforn`,
 * `cui/sp-cti`, `marking/malformed`, and `spillage/above-accreditation` where the tenant's
 * accreditation does not dominate the marking. They can raise a label and never lower one.
 *
 * @example
 * markingFindings('SECRET//NOFORN', { policy, detector: 'fcc-gov/markings' })
 */
export function markingFindings(
  text: string,
  by: { readonly policy: MarkingPolicy; readonly detector: string },
): readonly Finding[] {
  return atOnce(markingFindingsSteps(text, by))
}

/** The same in steps, for `inTurns`. */
export function* markingFindingsSteps(
  text: string,
  by: { readonly policy: MarkingPolicy; readonly detector: string },
): Steps<readonly Finding[]> {
  const { accreditation, cuiProfile } = by.policy
  const isBusiness = isBusinessConfidential(text)
  yield text.length
  const found = yield* findMarkingsSteps(text, cuiProfile)
  return found.flatMap(({ marking, span, confidence }) => {
    if (isBusiness && marking.level === 'C') {
      return [{ category: BUSINESS_CONFIDENTIAL, span, confidence, detector: by.detector }]
    }
    const isSpilt = !dominates(accreditation, marking)
    const categories = [
      ...categoriesOf(marking),
      ...(isSpilt ? ['spillage/above-accreditation'] : []),
    ]
    return categories.map((category) => ({ category, span, confidence, detector: by.detector }))
  })
}

function categoriesOf(marking: Marking): readonly string[] {
  const named = (prefix: string, words: readonly string[]) =>
    words.map((word) => `${prefix}/${word.toLowerCase().replaceAll(' ', '-')}`)
  return [
    ...(marking.level === 'U' ? [] : named('classification', [marking.level])),
    ...named('compartment', marking.compartments),
    ...named('dissemination', marking.dissemination),
    ...named('cui', marking.cuiCategories),
    ...(marking.problems.length > 0 ? ['marking/malformed'] : []),
  ]
}
