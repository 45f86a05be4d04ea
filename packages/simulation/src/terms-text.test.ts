import type { Gate, Persona } from '@fcc/contracts'
import type { Vocabulary } from '@fcc/contracts/vocabularies'
import { describe, expect, it } from 'vitest'
import { DEFAULT_ACT_LIMITS } from './act-limits.ts'
import { termsText } from './terms-text.ts'

const law: Vocabulary = {
  id: 'law/terms',
  title: 'Law',
  of: 'language',
  terms: [
    {
      term: 'legal hold',
      code: 'LH',
      synonyms: ['hold'],
      definition: 'An order to keep\nwhat a dispute may need.',
      broader: [],
    },
    { term: 'custodian', synonyms: [], definition: 'Whoever has the data.', broader: [] },
    { term: 'waiver', synonyms: [], definition: 'Giving up a right.', broader: [] },
  ],
}
const kitchen: Vocabulary = {
  id: 'kitchen/terms',
  title: 'Kitchen',
  of: 'language',
  terms: [{ term: 'hold', synonyms: [], definition: 'Keep it warm.', broader: [] }],
}

const persona = { riscear: { constraints: [] } } as unknown as Persona
const gate: Gate = {
  id: 'g',
  title: 'g',
  threshold: 1,
  checks: [
    {
      id: 'terms',
      required: true,
      test: {
        kind: 'content',
        check: { kind: 'terms', vocabulary: 'law/terms', heading: undefined, atLeast: 1 },
      },
    },
  ],
}

const told = (
  texts: readonly string[],
  more: { readonly limits?: object; readonly gates?: readonly Gate[] } = {},
  vocabularies: readonly Vocabulary[] = [law, kitchen],
) =>
  termsText(
    { vocabularies, act: { ...DEFAULT_ACT_LIMITS, ...more.limits } },
    { texts, gates: more.gates ?? [], persona },
  )?.split('\n')

describe('terms that a prompt explains', () => {
  it('are those that the material names, in its order, each on one line', () => {
    expect(told(['A waiver by the custodian.'])).toEqual([
      'What terms of the field mean here:',
      '- waiver, in Law: Giving up a right.',
      '- custodian, in Law: Whoever has the data.',
    ])
    expect(told(['See LH.'])?.[1]).toBe(
      '- legal hold (also LH, hold), in Law: An order to keep what a dispute may need.',
    )
  })

  it('are none where nothing is named, no vocabulary is there, or none may be explained', () => {
    expect(told(['Nothing of the kind.'])).toBeUndefined()
    expect(told(['hold'], {}, [])).toBeUndefined()
    expect(told(['hold'], { limits: { promptTerms: 0 } })).toBeUndefined()
  })

  it('have both meanings where two vocabularies differ, and one where they agree', () => {
    expect(told(['hold'])?.slice(1)).toEqual([
      expect.stringContaining('in Law: An order to keep'),
      '- hold, in Kitchen: Keep it warm.',
    ])
    expect(told(['hold'], {}, [kitchen, { ...kitchen, id: 'other/terms' }])).toHaveLength(2)
  })

  it('are no more than a bound, and say how many are left', () => {
    const lines = told(['waiver, custodian, LH'], { limits: { promptTerms: 1 } })
    expect(lines).toHaveLength(3)
    expect(lines?.[2]).toBe('2 further terms are not explained.')
    expect(told(['12345 waiver'], { limits: { promptTermsCharacters: 5 } })).toBeUndefined()
  })

  it('include those that a gate counts: who is held to them must know them', () => {
    expect(told(['Nothing of the kind.'], { gates: [gate] })).toHaveLength(4)
  })
})
