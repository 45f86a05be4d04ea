import type { ContentCheck } from '@fcc/contracts'
import { findTermsSteps } from '@fcc/contracts/vocabularies'
import type { Steps } from '@fcc/plugin-api'
import type { ContentReading } from './content-reading.ts'
import type { ContentVerdict } from './content-verdict.ts'
import { sectionBody } from './section-body.ts'

/** How many terms of a vocabulary a text names; a vocabulary that is not there measures nothing. */
export function* checkTerms(
  reading: ContentReading,
  check: Extract<ContentCheck, { readonly kind: 'terms' }>,
): Steps<ContentVerdict> {
  const { vocabulary: id, heading, atLeast } = check
  const vocabulary = reading.vocabulary(id)
  if (!vocabulary) return { outcome: 'not_measured', reason: `vocabulary ${id} is not there` }
  const text = heading === undefined ? reading.text : sectionBody(reading.text, heading)
  if (text === undefined) return { outcome: 'failed', value: 0, reason: `no section ${heading}` }
  const found = (yield* findTermsSteps(text, [vocabulary])).length
  return {
    outcome: found >= atLeast ? 'passed' : 'failed',
    value: Math.min(1, found / atLeast),
    reason: `${found} of ${atLeast} terms of ${id} are named`,
  }
}
