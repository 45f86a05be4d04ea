/** Vocabularies: the words of a field, and what personas are described by. */
export {
  type DimensionProfile,
  meanRating,
  RATERS,
  type Rater,
  type Rating,
  type RatingProfile,
} from '../personas/persona-profile.ts'
export { type FoundTerm, findTermsSteps } from './find-terms.ts'
export { type TermConflict, termConflicts } from './term-conflicts.ts'
export { type VocabularyShape, vocabularies } from './vocabularies.ts'
export {
  comparedName,
  namesOf,
  type Term,
  VOCABULARY_USES,
  type Vocabulary,
  type VocabularyUse,
} from './vocabulary.ts'
export { vocabularySchema } from './vocabulary-schema.ts'
