import type { Gate, GateOutcome } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite } from '../suite/red-checks.test-support.ts'
import type { GateCase } from './gate-case.ts'
import { type GateSuiteOptions, gateSuite } from './gate-suite.ts'

const says = (id: string, phrase: string) =>
  ({ id, required: true, test: { kind: 'content', check: { kind: 'contains', phrase } } }) as const
const right: Gate = {
  id: 'acme/complete',
  title: 'Complete',
  threshold: 1,
  checks: [says('figures', 'Figures'), says('findings', 'Findings')],
}

/** A plain reading of phrases, to try the suite with. */
async function evaluate(gate: Gate, { text }: { readonly text: string }): Promise<GateOutcome> {
  const checks = gate.checks.map(({ id, test }) => {
    const holds =
      test.kind === 'content' && test.check.kind === 'contains' && text.includes(test.check.phrase)
    return {
      id,
      outcome: holds ? ('passed' as const) : ('failed' as const),
      value: holds ? 1 : 0,
      reason: '-',
    }
  })
  const score = checks.reduce((sum, { value }) => sum + value, 0) / checks.length
  const passed = text.trim() !== '' && score >= gate.threshold
  return {
    gate: gate.id,
    artifact: 'subject',
    address: '',
    passed,
    score,
    threshold: gate.threshold,
    checks,
  }
}

const options: GateSuiteOptions = {
  evaluate,
  cases: [
    { name: 'all of it', text: 'Figures and Findings', passes: true, failed: [], scoreAtLeast: 1 },
    { name: 'half of it', text: 'Figures', passes: false, failed: ['findings'], scoreAtMost: 0.5 },
    {
      name: 'the other half',
      text: 'Findings',
      passes: false,
      failed: ['figures'],
      notMeasured: [],
    },
  ],
}
let judged = 0

const faults: Readonly<
  Record<
    string,
    { readonly wrong?: Gate; readonly other?: Partial<GateSuiteOptions>; readonly red: string }
  >
> = {
  'asks for more than all': {
    wrong: { ...right, threshold: 1.5 },
    red: 'all that makes a gate is there and valid',
  },
  'has two checks of one name': {
    wrong: { ...right, checks: [says('figures', 'Figures'), says('figures', 'Findings')] },
    red: 'all that makes a gate is there and valid',
  },
  'opens too early': {
    wrong: { ...right, threshold: 0.5 },
    red: 'it judges as it should: half of it',
  },
  'asks for what is not there': {
    wrong: { ...right, checks: [says('figures', 'Numbers'), says('findings', 'Findings')] },
    red: 'it judges as it should: all of it',
  },
  'looks for the wrong part': {
    wrong: { ...right, checks: [says('figures', 'Figures'), says('findings', 'Figures')] },
    red: 'it judges as it should: the other half',
  },
  'has a check that always holds': {
    wrong: { ...right, checks: [...right.checks, says('letters', '')] },
    red: 'each of its checks is seen to hold and to fail',
  },
  'is judged otherwise each time': {
    other: {
      evaluate: async (gate, given) => {
        judged += 1
        return { ...(await evaluate(gate, given)), address: String(judged) }
      },
    },
    red: 'the same artifact gets the same outcome, whatever was judged between',
  },
  'opens for anything': {
    other: {
      evaluate: async (gate, given) => ({ ...(await evaluate(gate, given)), passed: true }),
    },
    red: 'it stays shut for texts that are empty, binary, broken or deceptive',
  },
}

describe('the suite of gates', () => {
  proveSuite(gateSuite, { right, options, faults })

  it.each<[string, readonly GateCase[], string]>([
    ['a gate that never opens', [{ name: 'a', text: 'b', passes: false }], 'never opens'],
    ['a gate that never shuts', [{ name: 'a', text: 'b', passes: true }], 'an open gate'],
    [
      'checks of nowhere',
      [{ name: 'a', text: 'b', passes: true, failed: ['c'] }],
      'names the check c',
    ],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(gateSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
