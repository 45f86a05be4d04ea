import { listOf, oneOf, optional } from '../catalogue/structure-schema.ts'
import { ON_EXPIRY } from './question-terms.ts'

/** The terms of a question as code contributes them. */
export const QUESTION_TERMS = {
  onExpiry: optional(oneOf(ON_EXPIRY)),
  escalateTo: optional(listOf('string')),
}
