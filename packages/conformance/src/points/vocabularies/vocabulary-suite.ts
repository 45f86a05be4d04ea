import {
  findTermsSteps,
  namesOf,
  type Vocabulary,
  vocabularies,
  vocabularySchema,
} from '@fcc/contracts/vocabularies'
import { atOnce, suggest } from '@fcc/plugin-api'
import { policeCases } from '../cases/police-cases.ts'
import { judgeSet } from '../checks/judge-set.ts'
import type { PointSuite } from '../suite/point-suite.ts'
import { documentCheck } from '../suite/shared-checks.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import { type VocabularyCase, vocabularyCaseRules } from './vocabulary-case.ts'
import { vocabularyDocument } from './vocabulary-document.ts'

const found = (text: string, vocabulary: Vocabulary): readonly string[] =>
  atOnce(findTermsSteps(text, [vocabulary])).map(({ term }) => term.term)

/**
 * The contract of a vocabulary: its data are valid, a term is found by each of its names, and texts name
 * the terms that its cases say.
 *
 * @example
 * checksOf(vocabularySuite, kitchen, {
 *   cases: [{ name: 'a synonym', text: 'Two rounds of toast.', finds: ['slice'] }],
 * })
 */
export const vocabularySuite: PointSuite<Vocabulary, SuiteOptions<VocabularyCase>> = {
  point: vocabularies.id,
  checks: [
    {
      name: 'its cases can be trusted',
      run: ({ cases, subject }) => [
        ...policeCases(cases, vocabularyCaseRules),
        ...unknownTerms(subject, cases),
      ],
    },
    documentCheck('a vocabulary', vocabularies, {
      schema: vocabularySchema,
      write: vocabularyDocument,
    }),
    {
      name: 'each term is found by each of its names',
      run: ({ subject }) =>
        subject.terms.flatMap((term) =>
          namesOf(term)
            .filter((name) => !found(`(${name})`, subject).includes(term.term))
            .map((name) => `${term.term} is not found by ${JSON.stringify(name)}.`),
        ),
    },
    {
      name: 'it finds what it should',
      asks: 'each case',
      run: ({ subject }, { text, finds }) =>
        judgeSet('The terms found', finds, found(text, subject)),
    },
  ],
}

/** Terms that cases expect and the vocabulary does not have. */
function unknownTerms({ terms }: Vocabulary, cases: readonly VocabularyCase[]): readonly string[] {
  const known = terms.map(({ term }) => term)
  return cases.flatMap(({ name, finds }) =>
    (Array.isArray(finds) ? finds : [])
      .filter((each) => !known.includes(each))
      .map((each) => `Case "${name}" finds ${each}, which is no term.${suggest(each, known)}`),
  )
}
