import { describe, expect, it } from 'vitest'
import { readDocuments } from './read-documents.ts'

const gateWith = (check: string) => `gate: g\ntitle: G\nthreshold: 1\nchecks: [${check}]`

describe('the letter about a value that may have several forms', () => {
  it.each([
    [
      'a misspelt key that would tell the form',
      '{ content: { wrods: { at_least: 1 } } }',
      'gate › checks[0].content: unknown key wrods; expected one of section, contains, lacks, words, shorter, traces, cites, distinct, terms. Did you mean words?',
      23,
    ],
    [
      'a misspelt key of the outer value',
      '{ id: a, scorre: x }',
      'gate › checks[0]: unknown key scorre; expected one of scorer, validator, persona, content. Did you mean scorer?',
      19,
    ],
    [
      'a misspelt key inside the form that was meant',
      '{ content: { words: { atleast: 1 } } }',
      'gate › checks[0].content.words: unknown key atleast; expected one of at_least, at_most. Did you mean at_least?',
      32,
    ],
    [
      'a key that belongs one deeper',
      '{ id: a, terms: { vocabulary: words } }',
      'gate › checks[0]: unknown key terms; it belongs under content, as content: { terms: … }.',
      19,
    ],
  ])('names %s, where it stands', (_what, check, why, column) => {
    const { problems } = readDocuments(gateWith(check), { file: 'g.yaml' })
    expect(problems).toMatchObject([
      { code: 'FCC_CATALOGUE_INVALID', why, place: { file: 'g.yaml', line: 4, column } },
    ])
  })

  it('speaks of the form that comes nearest where its keys are known and its values are not right', () => {
    const { problems } = readDocuments(gateWith('{ scorer: x, at_least: 7 }'), { file: 'g.yaml' })
    expect(problems.map(({ why }) => why)).toEqual([
      expect.stringMatching(/^gate › checks\[0\]\.at_least: /),
    ])
  })
})

it('names the known keys beside an unknown one, and the one that was meant', () => {
  const text =
    'workflow: w\nstart: a\nnodes:\n  - { id: a, persona: RC, action: test, prodces: x }\n'
  const { problems } = readDocuments(text, { file: 'w.yaml' })
  expect(problems).toMatchObject([
    {
      why: expect.stringMatching(
        /unknown key prodces; expected one of id, .*\. Did you mean produces\?$/,
      ),
      fix: 'Correct the key prodces, or take it away.',
      place: { line: 4 },
    },
  ])
})

it('says of a key that is not there that it is missing, and what it would be', () => {
  const { problems } = readDocuments('gate: g\nthreshold: 1\nchecks: []\n', { file: 'g.yaml' })
  expect(problems.map(({ why }) => why)).toContain('gate › title: it is missing; expected string')
})
