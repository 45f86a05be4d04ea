import { definePattern, type Pattern } from '@fcc/detection'
import { english } from './english.ts'
import { otherLanguages } from './other-languages.ts'
import { compactExpression, type Phrase, phraseExpression } from './phrase.ts'

const phrases: readonly Phrase[] = [...english, ...otherLanguages]

/** Every phrase as a pattern over words. */
export const instructionPatterns: readonly Pattern[] = phrases.map(
  ({ id, score, parts, surer, lessSure }) =>
    definePattern({
      id,
      category: 'injection/instruction',
      expression: phraseExpression(parts),
      base: score,
      ...(surer === undefined && lessSure === undefined
        ? {}
        : {
            context: {
              words: surer ?? ['system prompt'],
              boost: 0.25,
              before: 12,
              after: 12,
              ...(lessSure === undefined ? {} : { negative: lessSure }),
            },
          }),
    }),
)

/** Every phrase in letters alone, as `skeleton` leaves them. */
export const compactExpressions: readonly RegExp[] = phrases.map(({ parts }) =>
  compactExpression(parts),
)
