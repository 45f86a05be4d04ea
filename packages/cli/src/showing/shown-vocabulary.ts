import { type Vocabulary, vocabularies } from '@fcc/contracts/vocabularies'
import type { Origin } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { findContribution } from './find-shown.ts'

/** A vocabulary with where it comes from. */
export interface ShownVocabulary {
  readonly vocabulary: Vocabulary
  readonly origin: Origin
}

/** Finds a vocabulary. @throws FccError FCC_CLI_ID_UNKNOWN, FCC_CLI_ID_AMBIGUOUS */
export function resolveShownVocabulary(model: TenantModel, written: string): ShownVocabulary {
  const { value, origin } = findContribution(model, vocabularies, { kind: 'vocabulary', written })
  return { vocabulary: value, origin }
}
