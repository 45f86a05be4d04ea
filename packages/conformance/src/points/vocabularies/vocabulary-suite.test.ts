import type { Vocabulary } from '@fcc/contracts/vocabularies'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite } from '../suite/red-checks.test-support.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import type { VocabularyCase } from './vocabulary-case.ts'
import { vocabularySuite } from './vocabulary-suite.ts'

const right: Vocabulary = {
  id: 'acme/kitchen',
  title: 'Words of the kitchen',
  of: 'language',
  terms: [
    { term: 'slice', synonyms: ['round of toast'], definition: 'A flat piece.', broader: [] },
    { term: 'heel', code: 'HL', synonyms: [], definition: 'The last slice.', broader: ['slice'] },
  ],
}

const options: SuiteOptions<VocabularyCase> = {
  cases: [
    { name: 'a synonym', text: 'Two rounds? One round of toast.', finds: ['slice'] },
    { name: 'a code', text: 'HL, not hl', finds: ['heel'] },
    { name: 'nothing', text: 'It slices well.', finds: [] },
  ],
}

const [slice, heel] = right.terms

const faults: Readonly<Record<string, { readonly wrong: Vocabulary; readonly red: string }>> = {
  'has no title': {
    wrong: { ...right, title: '' },
    red: 'all that makes a vocabulary is there and valid',
  },
  'does not explain a term': {
    wrong: { ...right, terms: [slice, { ...heel, definition: undefined }] as never },
    red: 'all that makes a vocabulary is there and valid',
  },
  'has a name that no text can name': {
    wrong: { ...right, terms: [slice, { ...heel, synonyms: ['///'] }] as never },
    red: 'each term is found by each of its names',
  },
  'lacks a synonym': {
    wrong: { ...right, terms: [{ ...slice, synonyms: [] }, heel] as never },
    red: 'it finds what it should: a synonym',
  },
  'lacks a code': {
    wrong: { ...right, terms: [slice, { ...heel, code: undefined }] as never },
    red: 'it finds what it should: a code',
  },
  'has a name too many': {
    wrong: { ...right, terms: [slice, { ...heel, synonyms: ['slices'] }] as never },
    red: 'it finds what it should: nothing',
  },
}

describe('the suite of vocabularies', () => {
  proveSuite(vocabularySuite, { right, options, faults })

  it.each<[string, readonly VocabularyCase[], string]>([
    ['a term of nowhere', [{ name: 'a', text: 'b', finds: ['slise'] }], 'Did you mean slice?'],
    ['no text', [{ name: 'a', finds: [] } as never], 'has no text'],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(vocabularySuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
