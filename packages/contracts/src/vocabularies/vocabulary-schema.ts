import { z } from 'zod'
import { localName, sentence } from '../catalogue/sentence.ts'
import {
  MAX_DEFINITION_LENGTH,
  MAX_SYNONYMS,
  MAX_TERMS,
  MAX_WORD_LENGTH,
  type Term,
  VOCABULARY_USES,
  type Vocabulary,
} from './vocabulary.ts'
import { vocabularyProblems } from './vocabulary-problems.ts'

const word = sentence.max(MAX_WORD_LENGTH)

const termSchema = z
  .strictObject({
    term: word.describe('The name that is preferred.'),
    code: word.optional().describe('A short form; in capitals alone it is compared as written.'),
    synonyms: z.array(word).max(MAX_SYNONYMS).default([]).describe('Other names for the same.'),
    definition: sentence
      .max(MAX_DEFINITION_LENGTH)
      .optional()
      .describe('What is meant by it; a term of a language has one.'),
    broader: z
      .array(word)
      .max(MAX_SYNONYMS)
      .default([])
      .describe('Terms of this vocabulary that it belongs under, nearest first.'),
  })
  .transform(
    ({ term, code, synonyms, definition, broader }): Term => ({
      term,
      ...(code === undefined ? {} : { code }),
      synonyms,
      ...(definition === undefined ? {} : { definition }),
      broader,
    }),
  )

/** A vocabulary as YAML or JSON spells it. */
export const vocabularySchema = z
  .strictObject({
    vocabulary: localName.describe('Its name.'),
    title: sentence.describe('Its title for people.'),
    of: z
      .enum(VOCABULARY_USES)
      .default('language')
      .describe(
        'What its terms are for: words of a field, which prompts explain and checks look for, or what personas are described by.',
      ),
    terms: z.array(termSchema).min(1).max(MAX_TERMS).describe('Its terms.'),
  })
  .superRefine((vocabulary, context) => {
    for (const { path, message } of vocabularyProblems(vocabulary)) {
      context.addIssue({ code: 'custom', path: [...path], message })
    }
  })
  .transform(
    ({ vocabulary, title, of, terms }): Vocabulary => ({ id: vocabulary, title, of, terms }),
  )
