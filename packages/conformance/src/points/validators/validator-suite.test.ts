import type { Issue, Validator } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite, SMALL } from '../suite/red-checks.test-support.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import type { ValidatorCase } from './validator-case.ts'
import { validatorSuite } from './validator-suite.ts'

/** Codes are written with a dot. */
function findIssues(text: string): readonly Issue[] {
  return [...text.matchAll(/\b[A-Z]\d{3,}\b/g)].map(({ index, 0: found }) => ({
    code: 'no-dot',
    severity: 'error',
    message: 'A code has no dot.',
    span: { start: index, end: index + found.length },
  }))
}

const right: Validator = {
  id: 'acme/dots',
  title: 'Dots',
  validate: ({ text }) => findIssues(text),
}
const options: SuiteOptions<ValidatorCase> = {
  cases: [
    { name: 'a right code', text: 'E11.9', issues: [] },
    {
      name: 'a code without a dot',
      text: 'code E119',
      issues: [{ code: 'no-dot', severity: 'error', at: 'E119' }],
    },
  ],
  limits: SMALL,
}
const judging = (validate: Validator['validate']): Validator => ({ ...right, validate })
const having = (change: Partial<Issue>) =>
  judging(({ text }) => findIssues(text).map((issue) => ({ ...issue, ...change })))
let known: readonly Issue[] | undefined

const faults: Readonly<Record<string, { readonly wrong: Validator; readonly red: string }>> = {
  'has no function': {
    wrong: { ...right, validate: undefined } as never,
    red: 'its outline is that of a validator',
  },
  'is always content': {
    wrong: judging(() => []),
    red: 'it judges as it should: a code without a dot',
  },
  'is never content': {
    wrong: judging(({ text }) => [
      ...findIssues(text),
      { code: 'odd', severity: 'notice', message: 'Odd.' },
    ]),
    red: 'it judges as it should: a right code',
  },
  'is too mild': {
    wrong: having({ severity: 'warning' }),
    red: 'it judges as it should: a code without a dot',
  },
  'points elsewhere': {
    wrong: having({ span: { start: 0, end: 4 } }),
    red: 'it judges as it should: a code without a dot',
  },
  'points outside': {
    wrong: having({ span: { start: 5, end: 90 } }),
    red: 'every issue has a code, a severity, a message and a place that is there',
  },
  'knows a severity of its own': {
    wrong: having({ severity: 'fatal' as never }),
    red: 'every issue has a code, a severity, a message and a place that is there',
  },
  'says nothing': {
    wrong: having({ message: '' }),
    red: 'every issue has a code, a severity, a message and a place that is there',
  },
  'quotes the text': {
    wrong: judging(({ text }) =>
      findIssues(text).map((issue) => ({ ...issue, message: `Wrong code in ${text}` })),
    ),
    red: 'messages quote nothing of what is judged',
  },
  'remembers the first answer': {
    wrong: judging(({ text }) => {
      known ??= findIssues(text)
      return known
    }),
    red: 'it judges as it should: a code without a dot',
  },
  'tells by chance': {
    wrong: judging(({ text }) => (Math.random() < 0.5 ? [] : findIssues(text))),
    red: 'the same subject has the same issues, whatever was asked between',
  },
  'writes into its inputs': {
    wrong: judging((subject) => {
      Object.assign(subject.inputs, { seen: 'yes' })
      return findIssues(subject.text)
    }),
    red: 'it leaves the subject and its settings as they are',
  },
  'answers with nothing on white space': {
    wrong: judging(({ text }) => (text.trim() === '' ? (undefined as never) : findIssues(text))),
    red: 'it answers texts that are empty, huge, binary, broken or deceptive',
  },
}

describe('the suite of validators', () => {
  proveSuite(validatorSuite, { right, options, faults })

  it.each<[string, readonly ValidatorCase[], string]>([
    ['only clean cases', [{ name: 'a', text: 'b', issues: [] }], 'finds nothing would pass'],
    [
      'no clean case',
      [{ name: 'a', text: 'b', issues: [{ code: 'no-dot' }] }],
      'never content would pass',
    ],
    [
      'an issue without a code',
      [{ name: 'a', text: 'b', issues: [{ severity: 'error' } as never] }],
      'has a issues that is not',
    ],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(validatorSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
