import type { Scenario } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite } from '../suite/red-checks.test-support.ts'
import type { ScenarioCase } from './scenario-case.ts'
import { type ScenarioRun, type ScenarioSuiteOptions, scenarioSuite } from './scenario-suite.ts'

const right: Scenario = {
  id: 'acme/shout',
  title: 'Shout',
  purposes: ['fun'],
  inputs: { note: { mediaType: 'text/plain', required: true, maxBytes: 300_000 } },
  workflow: 'acme/shout',
  outcomes: { loud: { gate: 'acme/loud' } },
}
const refuse = (code: string) => new FccError({ code, why: 'No.', fix: 'Do otherwise.' })

/** A host in a few lines, to try the suite with. */
async function run({ input, purpose = 'fun' }: Omit<ScenarioCase, 'name'>): Promise<ScenarioRun> {
  if (purpose !== 'fun') throw refuse('FCC_PURPOSE_UNKNOWN')
  const { note, ...others } = input
  if (note === undefined || Object.keys(others).length > 0) throw refuse('FCC_INPUT_UNKNOWN')
  if (note.length > 300_000) throw refuse('FCC_INPUT_TOO_LARGE')
  const base = { visits: ['shout'], records: { bytes: note.length } }
  if (note.trim() === '') {
    return { ...base, state: 'halted', reasons: ['kitchen/no-words'], outcomes: {} }
  }
  return { ...base, state: 'completed', reasons: [], outcomes: { loud: note.toUpperCase() } }
}

const options: ScenarioSuiteOptions = {
  run,
  cases: [
    {
      name: 'a word',
      input: { note: 'hello' },
      state: 'completed',
      outcomes: { loud: 'HELLO' },
      visits: ['shout'],
    },
    { name: 'no word', input: { note: ' ' }, state: 'halted', reasons: ['no-words'] },
    { name: 'nothing', input: {}, refused: 'FCC_INPUT_UNKNOWN' },
  ],
}
const ending = (change: (result: ScenarioRun, note: string) => Partial<ScenarioRun>) => ({
  run: async (given: Omit<ScenarioCase, 'name'>) => {
    const result = await run(given)
    return { ...result, ...change(result, given.input.note ?? '') }
  },
})
let count = 0

const faults: Readonly<
  Record<
    string,
    {
      readonly wrong?: Scenario
      readonly other?: Partial<ScenarioSuiteOptions>
      readonly red: string
    }
  >
> = {
  'has no purpose': {
    wrong: { ...right, purposes: [] },
    red: 'all that makes a scenario is there and valid',
  },
  'takes no bytes': {
    wrong: { ...right, inputs: { note: { mediaType: 'text/plain', required: true, maxBytes: 0 } } },
    red: 'all that makes a scenario is there and valid',
  },
  whispers: {
    other: ending(({ outcomes }) => ({ outcomes: outcomes.loud ? { loud: 'hello' } : {} })),
    red: 'it ends as it should: a word',
  },
  'ends well on no word': {
    other: ending(() => ({ state: 'completed', reasons: [] })),
    red: 'it ends as it should: no word',
  },
  'goes another way': {
    other: ending(() => ({ visits: ['listen', 'shout'] })),
    red: 'it ends as it should: a word',
  },
  'begins with nothing': {
    other: {
      run: ({ input, ...rest }) => run({ ...rest, input: { note: input.note ?? 'nothing' } }),
    },
    red: 'it ends as it should: nothing',
  },
  'takes inputs that nobody declared': {
    other: { run: ({ input, ...rest }) => run({ ...rest, input: { note: input.note ?? '' } }) },
    red: 'it refuses what it does not take, before anything runs',
  },
  'serves any purpose': {
    other: { run: ({ input }) => run({ input }) },
    red: 'it refuses what it does not take, before anything runs',
  },
  'dies of long texts': {
    other: ending((result, note) =>
      note.length > 1_000
        ? { state: 'failed', reasons: ['FCC_SKILL_FAILED'], outcomes: {} }
        : result,
    ),
    red: 'it ends, or is refused, on texts that are empty, huge, binary, broken or deceptive',
  },
  'is halted for no reason': {
    other: ending((result) => (result.state === 'halted' ? { reasons: [] } : result)),
    red: 'it ends, or is refused, on texts that are empty, huge, binary, broken or deceptive',
  },
  'counts its runs': {
    other: ending(({ outcomes }) => {
      count += 1
      return { outcomes: outcomes.loud ? { loud: `${outcomes.loud} ${count}` } : {} }
    }),
    red: 'the same input gives the same bytes',
  },
  'keeps a copy': {
    other: ending((_, note) => ({ records: { note } })),
    red: 'no content gets into what is kept unencrypted',
  },
}

describe('the suite of scenarios', () => {
  proveSuite(scenarioSuite, { right, options, faults })

  it('tells why a run ended otherwise in the words of the run', async () => {
    const failed = ending(() => ({
      state: 'failed',
      reasons: ['FCC_SKILL_INPUT_MISSING'],
      said: ['The skill needs incidents.'],
    }))
    const checks = checksOf(scenarioSuite, right, { ...options, ...failed })
    expect(await problemsOf(checks, 'it ends as it should: a word')).toContain(
      'Instead of completed, it ended failed FCC_SKILL_INPUT_MISSING: The skill needs incidents.',
    )
  })

  it('takes a reason with its owner as well as without, and no other owner’s', async () => {
    const problems = async (...reasons: readonly string[]) => {
      const cases = options.cases.map((each) =>
        each.name === 'no word' ? { ...each, reasons } : each,
      )
      const checks = checksOf(scenarioSuite, right, { ...options, cases })
      return problemsOf(checks, 'it ends as it should: no word')
    }
    expect(await problems('kitchen/no-words')).toBe('')
    expect(await problems('no-words')).toBe('')
    expect(await problems('bathroom/no-words')).toContain('expected bathroom/no-words')
    expect(await problems('kitchen/no-words', 'no-words')).toContain('Its reasons are')
  })

  it.each<[string, readonly ScenarioCase[], string]>([
    ['a scenario that never completes', [{ name: 'a', input: {}, state: 'failed' }], 'never does'],
    [
      'outcomes that nobody looks at',
      [{ name: 'a', input: {}, state: 'completed' }],
      'outcome loud',
    ],
    [
      'outcomes of nowhere',
      [{ name: 'a', input: {}, state: 'completed', outcomes: { soft: 'b' } }],
      'expects the outcome soft',
    ],
    [
      'a purpose that nobody tries',
      [{ name: 'a', input: {}, purpose: 'b', state: 'failed' }],
      'purpose fun',
    ],
    [
      'a refusal with a state',
      [{ name: 'a', input: {}, state: 'failed', refused: 'FCC_A_B' }],
      'a refusal and a state',
    ],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(scenarioSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
