import { type Gate, type GateOutcome, gateSchema, gates } from '@fcc/contracts'
import { judgeSet } from '../checks/judge-set.ts'
import { DEFAULT_HOSTILE_LIMITS } from '../hostile/hostile-limits.ts'
import { hostileTexts } from '../hostile/hostile-texts.ts'
import type { PointSuite } from '../suite/point-suite.ts'
import { documentCheck, sameAnswersCheck } from '../suite/shared-checks.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import { type GateCase, policeGateCases } from './gate-case.ts'
import { gateDocument } from './gate-document.ts'

/** What the suite of gates takes. */
export interface GateSuiteOptions extends SuiteOptions<GateCase> {
  /** How a host judges an artifact by a gate, with the scorers and validators that it names. */
  readonly evaluate: (gate: Gate, given: Omit<GateCase, 'name' | 'passes'>) => Promise<GateOutcome>
}

/**
 * The contract of a gate: its data are valid, each of its checks is seen to hold and to fail, and it
 * opens for the cases that pass and for no other.
 *
 * @example
 * checksOf(gateSuite, complete, {
 *   evaluate,
 *   cases: [
 *     { name: 'a whole report', text: report, passes: true, failed: [] },
 *     { name: 'a report without figures', text: '# Report', passes: false, failed: ['figures'] },
 *   ],
 * })
 */
export const gateSuite: PointSuite<Gate, GateSuiteOptions> = {
  point: gates.id,
  checks: [
    {
      name: 'its cases can be trusted',
      run: ({ cases, subject }) => policeGateCases(cases, subject),
    },
    documentCheck('a gate', gates, { schema: gateSchema, write: gateDocument, more: repeatedIds }),
    {
      name: 'it judges as it should',
      asks: 'each case',
      run: async ({ subject, evaluate }, each) => judgeCase(each, await evaluate(subject, each)),
    },
    {
      name: 'each of its checks is seen to hold and to fail',
      run: async ({ subject, cases, evaluate }) => {
        const outcomes: GateOutcome[] = []
        for (const each of cases) outcomes.push(await evaluate(subject, each))
        return unseenChecks(subject, outcomes)
      },
    },
    sameAnswersCheck(
      'the same artifact gets the same outcome, whatever was judged between',
      ({ subject, evaluate }, each) => evaluate(subject, each),
    ),
    {
      name: 'it stays shut for texts that are empty, binary, broken or deceptive',
      run: async ({ subject, cases, evaluate }) => {
        const problems: string[] = []
        for (const { name, text } of hostileTexts(DEFAULT_HOSTILE_LIMITS)) {
          const outcome = await evaluate(subject, { ...cases[0], text })
          if (outcome.passed) problems.push(`It opens for ${name}.`)
        }
        return problems
      },
    },
  ],
}

function unseenChecks({ checks }: Gate, outcomes: readonly GateOutcome[]): readonly string[] {
  const all = outcomes.flatMap((outcome) => outcome.checks)
  return checks.flatMap(({ id, test }) => {
    const seen = all.filter((check) => check.id === id)
    // A scorer without a least value never fails; it counts by what it scores.
    const isWeighed = test.kind === 'scorer' && test.atLeast <= 0
    const fails = seen.some(({ outcome, value = 0 }) =>
      isWeighed ? outcome === 'passed' && value < 1 : outcome === 'failed',
    )
    return [
      ...(seen.some(({ outcome }) => outcome === 'passed')
        ? []
        : [`No case shows the check ${id} hold.`]),
      ...(fails ? [] : [`No case shows the check ${id} ${isWeighed ? 'score below 1' : 'fail'}.`]),
    ]
  })
}

function repeatedIds({ checks }: Gate): readonly string[] {
  const ids = checks.map(({ id }) => id)
  return ids
    .filter((id, index) => ids.indexOf(id) < index)
    .map((id) => `Two checks are called ${id}.`)
}

function judgeCase(each: GateCase, outcome: GateOutcome): readonly string[] {
  const { passes, failed, notMeasured, scoreAtLeast = 0, scoreAtMost = 1 } = each
  const said = outcome.checks
    .map(({ id, outcome: is, reason }) => `${id} ${is}: ${reason}`)
    .join('; ')
  const having = (is: string) =>
    outcome.checks.filter((check) => check.outcome === is).map(({ id }) => id)
  const asksScore = each.scoreAtLeast !== undefined || each.scoreAtMost !== undefined
  const { score = Number.NaN } = outcome
  return [
    ...(outcome.passed === passes
      ? []
      : [
          `It ${outcome.passed ? 'opens' : 'stays shut'} with ${outcome.score} of ${outcome.threshold} (${said}).`,
        ]),
    ...judgeSet('The checks that failed', failed, having('failed')),
    ...judgeSet('The checks not measured', notMeasured, having('not_measured')),
    ...(!asksScore || (score >= scoreAtLeast && score <= scoreAtMost)
      ? []
      : [`Its score is ${outcome.score}, expected from ${scoreAtLeast} to ${scoreAtMost}.`]),
  ]
}
