import type { Finding, Steps } from '@fcc/detection'
import { PHI_DETECTOR } from '../detector/phi-detector.ts'
import { madeOnce } from '../made-once.ts'
import { findIdentifiersSteps } from './find-identifiers.ts'
import type { KeptRules } from './kept-rules.ts'

/** Finds the identifiers of a text of a tenant, once for all who ask for the same bytes. */
export type FindOnce = (text: string, tenant: string, kept: KeptRules) => Steps<readonly Finding[]>

/** What the detector and the skill of one plugin share: a note is searched once, not by each of them. */
export function createFindOnce(): FindOnce {
  return madeOnce((text, kept) => findIdentifiersSteps(text, PHI_DETECTOR, kept))
}
