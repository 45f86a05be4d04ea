import type { Command, CommandCall, CommandFile } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite, SMALL } from '../suite/red-checks.test-support.ts'
import type { CommandCase } from './command-case.ts'
import { type CommandSuiteOptions, commandSuite } from './command-suite.ts'

const words = (text: string) => text.match(/\p{L}+/gu) ?? []
const textOf = ({ arguments: given }: CommandCall) => (given.draft as CommandFile).text

function count(call: CommandCall, text = textOf(call)) {
  if (text === '') throw new FccError({ code: 'FCC_ACME_EMPTY', why: 'Empty.', fix: 'Write.' })
  const found = words(text).length
  const most = (call.options['at-most'] as number | undefined) ?? Number.POSITIVE_INFINITY
  call.report.say(`${found} words`)
  call.report.document({ words: found })
  return found > most ? ('rejected' as const) : ('completed' as const)
}

const right: Command = {
  id: 'acme/count-words',
  title: 'Count the words of a draft',
  arguments: [{ name: 'draft', description: 'The draft', kind: 'file', required: true }],
  options: [{ name: 'at-most', description: 'More are too many', kind: 'number' }],
  examples: ['draft.txt', 'draft.txt --at-most 400 --tenant harbour'],
  run: (call) => count(call),
}
const running = (run: Command['run']): Command => ({ ...right, run })
const draft = (text: string) => ({ draft: { name: 'draft.txt', text } })
const options: CommandSuiteOptions = {
  cases: [
    { name: 'three', arguments: draft('one two three'), says: '3 words', tells: { words: 3 } },
    {
      name: 'too many',
      arguments: draft('one two three'),
      options: { 'at-most': 2 },
      ends: 'rejected',
    },
    { name: 'nothing', arguments: draft(''), refuses: 'FCC_ACME_EMPTY' },
  ],
  limits: SMALL,
}
let calls = 0

const faults: Readonly<Record<string, { readonly wrong: Command; readonly red: string }>> = {
  'takes an option that every command has': {
    wrong: { ...right, options: [{ name: 'json', description: 'J', kind: 'flag' }] },
    red: 'its outline is that of a command',
  },
  'has an example with a flag that it does not take': {
    wrong: { ...right, examples: ['draft.txt --most 400'] },
    red: 'its examples are calls of it',
  },
  'has an example without what is required': {
    wrong: { ...right, examples: ['--at-most 400'] },
    red: 'its examples are calls of it',
  },
  'counts wrongly': {
    wrong: running((call) => count(call, `${textOf(call)} more`)),
    red: 'it does as it should: three',
  },
  'does not look at its option': {
    wrong: running((call) => count({ ...call, options: {} })),
    red: 'it does as it should: too many',
  },
  'throws what has no code': {
    wrong: running((call) => {
      if (textOf(call) === '') throw new TypeError('no words')
      return count(call)
    }),
    red: 'it does as it should: nothing',
  },
  'ends with a number': {
    wrong: running((call) => (count(call) === 'completed' ? 0 : 1) as never),
    red: 'it ends with an outcome, and tells machines one JSON value',
  },
  'tells machines nothing': {
    wrong: running((call) =>
      count({ ...call, report: { ...call.report, document: () => undefined } }),
    ),
    red: 'it ends with an outcome, and tells machines one JSON value',
  },
  'tells machines what JSON cannot': {
    wrong: running((call) => {
      const outcome = count(call)
      call.report.document(new Map([['words', 3]]))
      return outcome
    }),
    red: 'it ends with an outcome, and tells machines one JSON value',
  },
  'counts its calls': {
    wrong: running((call) => {
      calls += 1
      call.report.say(`call ${calls}`)
      return count(call)
    }),
    red: 'the same words have the same answer, whatever was asked between',
  },
  'trims the draft in place': {
    wrong: running((call) => {
      Object.assign(call.arguments.draft as object, { text: `${textOf(call).slice(0, -1)}.` })
      return count(call)
    }),
    red: 'it leaves its words and its settings as they are',
  },
  'breaks on what is no prose': {
    wrong: running((call) => {
      if (words(textOf(call)).length === 0 && textOf(call) !== '') throw new RangeError('no words')
      return count(call)
    }),
    red: 'it answers texts that are empty, huge, binary, broken or deceptive',
  },
}

describe('the suite of commands', () => {
  proveSuite(commandSuite, { right, options, faults })

  it.each<[string, readonly CommandCase[], string]>([
    ['a case that asserts nothing', [{ name: 'a', arguments: draft('x') }], 'asserts nothing'],
    [
      'a word that is not declared',
      [{ name: 'a', arguments: { darft: 'x', ...draft('x') }, ends: 'completed' }],
      'darft, which is not declared. Did you mean draft?',
    ],
    [
      'a case without what is required',
      [{ name: 'a', ends: 'completed' }],
      'does not give draft, which is required',
    ],
    [
      'a word of another kind',
      [{ name: 'a', arguments: { draft: 'x.txt' }, ends: 'completed' }],
      'gives draft as something that is no file',
    ],
    [
      'an end and a refusal',
      [{ name: 'a', arguments: draft('x'), ends: 'completed', refuses: 'FCC_X' }],
      'expects an end and a refusal',
    ],
    [
      'an end that no command has',
      [{ name: 'a', arguments: draft('x'), ends: 'fine' as never }],
      'has a ends that is not one of completed',
    ],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(commandSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
