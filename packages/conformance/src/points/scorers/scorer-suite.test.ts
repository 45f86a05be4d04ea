import type { Score, Scorer } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite, SMALL } from '../suite/red-checks.test-support.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import type { ScorerCase } from './scorer-case.ts'
import { scorerSuite } from './scorer-suite.ts'

/** The share of words of at most four letters. */
function shortShare(text: string): Score {
  const all = text.match(/[a-z]+/gi) ?? []
  if (all.length === 0) return { kind: 'not_measured', reason: 'no words' }
  const value = all.filter((word) => word.length <= 4).length / all.length
  return { kind: 'scored', value, reason: `${all.length} words` }
}

const right: Scorer = {
  id: 'acme/short-words',
  title: 'Short words',
  score: ({ text }) => shortShare(text),
}
const options: SuiteOptions<ScorerCase> = {
  cases: [
    { name: 'short words score high', text: 'the cat sat', atLeast: 0.9 },
    { name: 'long words score low', text: 'notwithstanding aforementioned', atMost: 0.1 },
    { name: 'no words', text: '123', notMeasured: true },
  ],
  limits: SMALL,
}
const scoring = (score: Scorer['score']): Scorer => ({ ...right, score })
let calls = 0

const faults: Readonly<Record<string, { readonly wrong: Scorer; readonly red: string }>> = {
  'has an id of nobody': {
    wrong: { ...right, id: 'short' },
    red: 'its outline is that of a scorer',
  },
  'has a blank title': { wrong: { ...right, title: ' ' }, red: 'its outline is that of a scorer' },
  'says 0 for what it cannot measure': {
    wrong: scoring(({ text }) => {
      const score = shortShare(text)
      return score.kind === 'scored' ? score : { kind: 'scored', value: 0, reason: 'no words' }
    }),
    red: 'it scores as it should: no words',
  },
  'scores all alike': {
    wrong: scoring(() => ({ kind: 'scored', value: 1, reason: 'fine' })),
    red: 'it scores as it should: long words score low',
  },
  'scores the wrong way round': {
    wrong: scoring(({ text }) => {
      const score = shortShare(text)
      return score.kind === 'scored' ? { ...score, value: 1 - score.value } : score
    }),
    red: 'it scores as it should: short words score high',
  },
  'counts in percent': {
    wrong: scoring(({ text }) => ({ kind: 'scored', value: text.length * 10, reason: 'length' })),
    red: 'every score is from 0 to 1 or not measured, and has a reason',
  },
  'gives no reason': {
    wrong: scoring(({ text }) => ({ ...shortShare(text), reason: '' })),
    red: 'every score is from 0 to 1 or not measured, and has a reason',
  },
  'quotes what it scores': {
    wrong: scoring(({ text }) => ({ ...shortShare(text), reason: `looked at ${text}` })),
    red: 'reasons quote nothing of what is scored',
  },
  'scores better each time': {
    wrong: scoring(({ text }) => {
      calls += 1
      return { ...shortShare(text), reason: `call ${calls}` }
    }),
    red: 'the same subject gets the same score, whatever was asked between',
  },
  'looks at the clock': {
    wrong: scoring(({ text }) => ({
      ...shortShare(text),
      reason: `in ${new Date().getFullYear()}`,
    })),
    red: 'the same subject gets the same score, whatever was asked between',
  },
  'changes what it scores': {
    wrong: scoring((subject) => {
      Object.assign(subject, { text: subject.text.toUpperCase() })
      return shortShare(subject.text)
    }),
    red: 'it leaves the subject and its settings as they are',
  },
  'divides by nothing': {
    wrong: scoring(({ text }) => {
      const score = shortShare(text)
      return score.kind === 'scored' || text === '123'
        ? score
        : { kind: 'scored', value: Number.NaN, reason: 'no words' }
    }),
    red: 'it answers texts that are empty, huge, binary, broken or deceptive',
  },
}

describe('the suite of scorers', () => {
  proveSuite(scorerSuite, { right, options, faults })

  it.each<[string, readonly ScorerCase[], string]>([
    ['bounds that hold of every score', [{ name: 'a', text: 'b', atLeast: 0 }], 'holds of every'],
    [
      'bounds that hold of none',
      [{ name: 'a', text: 'b', atLeast: 0.8, atMost: 0.2 }],
      'holds of no score',
    ],
    [
      'cases that one score would pass',
      [
        { name: 'a', text: 'b', atLeast: 0.5 },
        { name: 'c', text: 'd', atMost: 0.9 },
      ],
      'One score would pass every case',
    ],
    ['a bound outside 0 to 1', [{ name: 'a', text: 'b', atLeast: 90 }], 'not a number from 0 to 1'],
    [
      'bounds of what is not measured',
      [{ name: 'a', text: 'b', notMeasured: true, atLeast: 0.5 }],
      'has bounds for what is not measured',
    ],
    ['a case without a name', [{ name: '', text: 'b', atLeast: 0.5 }], 'has a name that is not'],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(scorerSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
