import { definePoint, type PointShape } from '@fcc/plugin-api'
import { listOf, oneOf, structureSchema } from '../catalogue/structure-schema.ts'
import { VOCABULARY_USES, type Vocabulary } from './vocabulary.ts'
import { vocabularyProblems } from './vocabulary-problems.ts'

export interface VocabularyShape extends PointShape {
  readonly value: Vocabulary
}

/**
 * Vocabularies: a map by id. Two of them may have one name: where they mean the same by it, it is one term;
 * where not, both meanings hold, each told with its vocabulary, and the conflict is reported by name.
 */
export const vocabularies = definePoint<VocabularyShape>({
  id: 'vocabularies',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
  schema: structureSchema({
    id: 'string',
    title: 'string',
    of: oneOf(VOCABULARY_USES),
    terms: listOf({ term: 'string', synonyms: listOf('string'), broader: listOf('string') }),
  }).superRefine((value, context) => {
    const { of, terms } = (value ?? {}) as Partial<Vocabulary>
    if (!isOutlined(terms) || of === undefined) return
    for (const { path, message } of vocabularyProblems({ of, terms })) {
      context.addIssue({ code: 'custom', path: [...path], message })
    }
  }),
})

/** What the outline above has found nothing wrong with; a text in place of a list breaks no reader. */
function isOutlined(terms: unknown): terms is Vocabulary['terms'] {
  return (
    Array.isArray(terms) &&
    terms.every(
      (each: Partial<Vocabulary['terms'][number]> | null) =>
        typeof each?.term === 'string' &&
        Array.isArray(each.synonyms) &&
        each.synonyms.every((name) => typeof name === 'string') &&
        Array.isArray(each.broader) &&
        each.broader.every((name) => typeof name === 'string'),
    )
  )
}
