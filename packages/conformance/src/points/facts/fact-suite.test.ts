import type { FactNamespace } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { type Fault, problemsOf, proveSuite, redChecks } from '../suite/red-checks.test-support.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import type { FactCase } from './fact-case.ts'
import { factSuite } from './fact-suite.ts'

const read: FactNamespace = {
  id: 'acme/clock',
  namespace: 'clock',
  title: 'Clock',
  facts: {
    hour: { type: 'int', description: 'Hour, UTC.' },
    half: { type: 'string', description: 'Half of the day.', values: ['am', 'pm'] },
  },
  lowestLayer: 'platform',
  read: ({ now }) => {
    const hour = new Date(now).getUTCHours()
    return { hour, half: hour < 12 ? 'am' : 'pm' }
  },
}
const readCases: readonly FactCase[] = [
  { name: 'the evening', now: '2026-03-02T19:00:00Z', reads: { hour: 19, half: 'pm' } },
]
const { read: _, ...unread } = read
const set: FactNamespace = { ...unread, id: 'acme/route', namespace: 'route' }
const setCases: readonly FactCase[] = [
  { name: 'the half', fact: 'half', may: ['am', 'pm'], mayNot: ['noon'] },
  { name: 'the hour', fact: 'hour', may: [1], mayNot: [1.5, 'one'] },
]
const without: FactNamespace = {
  ...set,
  facts: { ...set.facts, half: { type: 'string', description: 'Anything.' } },
}
const reading = (values: (hour: number) => object): FactNamespace => ({
  ...read,
  read: (context) => ({
    ...read.read?.(context),
    ...(values(new Date(context.now).getUTCHours()) as object),
  }),
})

const faults: Readonly<Record<string, Fault<FactNamespace, SuiteOptions<FactCase>>>> = {
  'has a namespace that is no word': {
    wrong: { ...read, namespace: 'my clock' },
    other: { cases: readCases },
    red: 'its outline is that of a namespace',
  },
  'belongs to no layer': {
    wrong: { ...read, lowestLayer: 'cellar' as never },
    other: { cases: readCases },
    red: 'its outline is that of a namespace',
  },
  'has a fact that says nothing of itself': {
    wrong: { ...read, facts: { ...read.facts, hour: { type: 'int', description: '' } } },
    other: { cases: readCases },
    red: 'every fact has a type, and says what it means',
  },
  'has a fact of a type that there is not': {
    wrong: { ...read, facts: { ...read.facts, hour: { type: 'date' as never, description: 'x' } } },
    other: { cases: readCases },
    red: 'every fact has a type, and says what it means',
  },
  'lets skills set any text': {
    wrong: without,
    other: { cases: setCases },
    red: 'texts that skills may set are listed, so that no content hides in them',
  },
  'takes a value that it must not': {
    wrong: without,
    other: { cases: setCases },
    red: 'it is as it should be: the half',
  },
  'reads the wrong half': {
    wrong: reading((hour) => ({ half: hour < 12 ? 'pm' : 'am' })),
    other: { cases: readCases },
    red: 'it is as it should be: the evening',
  },
  'reads half an hour': {
    wrong: reading((hour) => ({ hour: hour / 2 })),
    other: { cases: readCases },
    red: 'it reads what it declares, in the declared types',
  },
  'reads what it does not declare': {
    wrong: reading(() => ({ minute: 1 })),
    other: { cases: readCases },
    red: 'it reads what it declares, in the declared types',
  },
  'throws before the epoch': {
    wrong: {
      ...read,
      read(context) {
        if (context.now < 0) throw new RangeError('too early')
        return read.read?.(context) ?? {}
      },
    },
    other: { cases: readCases },
    red: 'it reads what it declares, in the declared types',
  },
  'reads the clock on the wall': {
    wrong: { ...read, read: () => ({ hour: new Date().getFullYear() % 24, half: 'am' }) },
    other: { cases: readCases },
    red: 'it reads from the visit, and not from clock or chance',
  },
  'winds the clock': {
    wrong: {
      ...read,
      read(context) {
        const found = read.read?.(context) ?? {}
        Object.assign(context, { now: context.now + 1 })
        return found
      },
    },
    other: { cases: readCases },
    red: 'it leaves the context as it is',
  },
}

describe('the suite of facts', () => {
  proveSuite(factSuite, { right: read, options: { cases: readCases }, faults })

  it('lets one pass that skills set', async () => {
    expect(await redChecks(checksOf(factSuite, set, { cases: setCases }))).toEqual([])
  })

  it.each<[string, FactNamespace, readonly FactCase[], string]>([
    [
      'facts that nobody looks at',
      read,
      [{ name: 'a', now: 0, reads: { hour: 0 } }],
      'looks at half',
    ],
    [
      'facts that are not declared',
      read,
      [{ name: 'a', now: 0, reads: { day: 0 } }],
      'looks at day',
    ],
    ['reading at no moment', read, [{ name: 'a', reads: { hour: 0, half: 'am' } }], 'no moment'],
    [
      'a moment that is none',
      read,
      [{ name: 'a', now: 'noon', reads: { hour: 0 } }],
      'is no moment',
    ],
    ['reading what skills set', set, [{ name: 'a', now: 0, reads: { hour: 0 } }], 'set by skills'],
    ['values of no fact', set, [{ name: 'a', may: [1] }], 'not of which fact'],
  ])('does not trust %s', async (_, namespace, cases, said) => {
    const checks = checksOf(factSuite, namespace, { cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
