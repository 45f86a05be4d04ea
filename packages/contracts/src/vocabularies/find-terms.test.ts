import { atOnce } from '@fcc/plugin-api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTermsSteps } from './find-terms.ts'
import { namesOf, type Vocabulary } from './vocabulary.ts'

const privileges: Vocabulary = {
  id: 'law/privileges',
  title: 'Grounds of privilege',
  of: 'language',
  terms: [
    {
      term: 'privilege',
      synonyms: [],
      definition: 'What need not be shown.',
      broader: [],
    },
    {
      term: 'attorney-client privilege',
      code: 'ACP',
      synonyms: ['legal advice privilege'],
      definition: 'Protects what a client and counsel tell each other.',
      broader: ['privilege'],
    },
    { term: 'Straße', synonyms: [], definition: 'A street.', broader: [] },
    { term: 'access control', code: 'AC', synonyms: [], definition: 'Who gets in.', broader: [] },
  ],
}
const kitchen: Vocabulary = {
  id: 'kitchen/words',
  title: 'Kitchen',
  of: 'language',
  terms: [{ term: 'hold', synonyms: ['AC'], definition: 'Keep it warm.', broader: [] }],
}

const found = (text: string, ...more: readonly Vocabulary[]): readonly string[] =>
  atOnce(findTermsSteps(text, [privileges, ...more])).map(({ term }) => term.term)

describe('the terms that a text names', () => {
  it('are found by whole words, in any case, whatever is between them', () => {
    expect(found('ATTORNEY–CLIENT\n  Privilege applies')).toEqual(['attorney-client privilege'])
    expect(found('legal  advice   privilege')).toEqual(['attorney-client privilege'])
    expect(found('privileged, underprivileged')).toEqual([])
    expect(found('in der straße')).toEqual(['Straße'])
  })

  it('are found by a code only as it is written', () => {
    expect(found('See AC-2 and (ACP).')).toEqual(['access control', 'attorney-client privilege'])
    expect(found('ac, Acp')).toEqual([])
  })

  it('are the longest at their place, each once, in the order in which they come', () => {
    expect(found('A privilege; attorney-client privilege; privilege.')).toEqual([
      'privilege',
      'attorney-client privilege',
    ])
  })

  it('are found in every vocabulary that has them', () => {
    expect(found('AC', kitchen)).toEqual(['access control', 'hold'])
  })

  it('are found by each of their names, whatever stands around it', () => {
    const around = fc.string({ unit: fc.constantFrom(' ', '.', '\n', '-', '(', '/', '…') })
    const names = privileges.terms.flatMap((term) =>
      namesOf(term).map((name) => ({ name, term: term.term })),
    )
    fc.assert(
      fc.property(around, fc.constantFrom(...names), around, (before, { name, term }, after) => {
        expect(found(`${before}${name}${after}`)).toEqual([term])
      }),
    )
  })

  it('take time in proportion to the text', () => {
    const text = `${'attorney client '.repeat(50_000)}privilege`
    const start = performance.now()
    expect(found(text)).toEqual(['attorney-client privilege'])
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
