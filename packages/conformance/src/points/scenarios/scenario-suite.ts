import { isFinal, type RunState, type Scenario, scenarioSchema, scenarios } from '@fcc/contracts'
import { judgeText } from '../cases/text-expectation.ts'
import { CANARY } from '../checks/canary.ts'
import { canonicalText } from '../checks/canonical-text.ts'
import { judgeSet } from '../checks/judge-set.ts'
import { type Outcome, outcomeOf } from '../checks/refusal.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import type { PointSuite, Trial, WholeCheck } from '../suite/point-suite.ts'
import { documentCheck } from '../suite/shared-checks.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import { hostileInputs, refusedInputs, withCanaryIn } from './hostile-inputs.ts'
import { policeScenarioCases, type ScenarioCase } from './scenario-case.ts'
import { scenarioDocument } from './scenario-document.ts'

/** What became of one run. */
export interface ScenarioRun {
  readonly state: RunState
  /** Ids of rules, gates and codes. */
  readonly reasons: readonly string[]
  /** What each of the reasons says, in the same order; where left out, failures show ids only. */
  readonly said?: readonly string[] | undefined
  /** Outcome → the released text. */
  readonly outcomes: Readonly<Record<string, string>>
  /** Nodes in the order they were visited. */
  readonly visits: readonly string[]
  /** Everything that is kept unencrypted: the record, visits, audit entries, events. */
  readonly records: unknown
}

/** What the suite of scenarios takes. */
export interface ScenarioSuiteOptions extends SuiteOptions<ScenarioCase> {
  /** Runs the scenario to its end, or until nobody is left to answer. Throws what it is refused with. */
  readonly run: (given: Omit<ScenarioCase, 'name'>) => Promise<ScenarioRun>
}

type ScenarioTrial = Trial<Scenario, ScenarioSuiteOptions>

/** How long a check of many runs may take, in milliseconds. */
const RUNS_TIMEOUT_MS = 120_000

/** A row that varies the first case which completes. */
function varyingCheck(
  name: string,
  act: (trial: ScenarioTrial, first: ScenarioCase) => Promise<readonly string[]>,
): WholeCheck<Scenario, ScenarioSuiteOptions> {
  return {
    name,
    timeoutMs: RUNS_TIMEOUT_MS,
    run: async (trial) => {
      const first = trial.cases.find(({ state }) => state === 'completed')
      return first === undefined
        ? ['No case completes, so there is none to try it with.']
        : act(trial, first)
    },
  }
}

/**
 * The contract of a scenario: it is run. The cases end as they should, what it does not take is
 * refused before anything happens, hostile input ends in a state with reasons, the same input gives
 * the same bytes, and no content gets into what is kept unencrypted.
 *
 * @example
 * checksOf(scenarioSuite, release, {
 *   run,
 *   cases: [{ name: 'a note is released', input: { note }, state: 'completed', outcomes: { packet: { lacks: ['Ann Lee'] } } }],
 * })
 */
export const scenarioSuite: PointSuite<Scenario, ScenarioSuiteOptions> = {
  point: scenarios.id,
  checks: [
    {
      name: 'its cases can be trusted',
      run: ({ cases, subject }) => policeScenarioCases(cases, subject),
    },
    documentCheck('a scenario', scenarios, { schema: scenarioSchema, write: scenarioDocument }),
    {
      name: 'it ends as it should',
      asks: 'each case',
      timeoutMs: RUNS_TIMEOUT_MS,
      run: async ({ run }, each) => judgeCase(each, await outcomeOf(() => run(each))),
    },
    varyingCheck(
      'it refuses what it does not take, before anything runs',
      async ({ subject, run }, first) => {
        const problems: string[] = []
        for (const { name, given, code } of refusedInputs(subject, first)) {
          const outcome = await outcomeOf(() => run(given))
          if (outcome.kind === 'refused' && outcome.code.startsWith(code)) continue
          problems.push(`It does not refuse ${name}: ${tell(outcome)}`)
        }
        return problems
      },
    ),
    varyingCheck(
      'it ends, or is refused, on texts that are empty, huge, binary, broken or deceptive',
      async ({ subject, run }, first) => {
        const problems: string[] = []
        for (const { name, given } of hostileInputs(subject, first)) {
          const outcome = await outcomeOf(() => run(given))
          problems.push(...endProblems(outcome).map((problem) => `On ${name}: ${problem}`))
        }
        return problems
      },
    ),
    varyingCheck('the same input gives the same bytes', async ({ run }, first) => {
      const [one, two] = [await run(first), await run(first)]
      return Object.keys({ ...one.outcomes, ...two.outcomes })
        .filter((name) => one.outcomes[name] !== two.outcomes[name])
        .map((name) => `The outcome ${name} differs from run to run.`)
    }),
    varyingCheck(
      'no content gets into what is kept unencrypted',
      async ({ subject, run }, first) => {
        const problems: string[] = []
        for (const { name, given } of withCanaryIn(subject, first)) {
          const outcome = await outcomeOf(() => run(given))
          const kept =
            outcome.kind === 'answered' ? canonicalText(outcome.result.records) : tell(outcome)
          if (kept.includes(CANARY)) problems.push(`Words of ${name} stand in records.`)
        }
        return problems
      },
    ),
  ],
}

function tell(outcome: Outcome<ScenarioRun>): string {
  if (outcome.kind === 'threw') return `it threw no typed error: ${tellThrown(outcome.cause)}`
  if (outcome.kind === 'refused') return `it was refused with ${outcome.code} ${outcome.said}`
  const { state, reasons, said = [] } = outcome.result
  const told = reasons.map((id, index) => [id, said[index]].filter(Boolean).join(': '))
  return [`it ended ${state}`, told.join(', ')].filter(Boolean).join(' ').replace(/[.]$/, '')
}

/** A run ends or waits for a reason; it never fails by something that has no code. */
function endProblems(outcome: Outcome<ScenarioRun>): readonly string[] {
  if (outcome.kind === 'refused') return []
  if (outcome.kind === 'threw') return [tell(outcome)]
  const { state, reasons } = outcome.result
  if (!isFinal(state) && state !== 'waiting') return [`it stays ${state}.`]
  if (state !== 'completed' && state !== 'waiting' && reasons.length === 0) {
    return [`it ended ${state} for no reason.`]
  }
  const untyped = reasons.filter((id) => id === 'FCC_SKILL_FAILED' || id === 'FCC_PROVIDER_FAILED')
  return untyped.map((id) => `it ended ${state} with ${id}: something threw what has no code.`)
}

function judgeCase(each: ScenarioCase, outcome: Outcome<ScenarioRun>): readonly string[] {
  const { state, reasons, outcomes = {}, visits, refused } = each
  if (outcome.kind === 'refused' && outcome.code === refused) return []
  if (outcome.kind !== 'answered') return [tell(outcome)]
  if (refused !== undefined) return [`It is not refused with ${refused}; ${tell(outcome)}`]
  const { result } = outcome
  // A case may cite a reason as the command line shows it, with its owner.
  const cited = result.reasons.map((id) =>
    reasons?.includes(id) ? id : id.slice(id.lastIndexOf('/') + 1),
  )
  return [
    ...(result.state === state ? [] : [`Instead of ${state}, ${tell(outcome)}.`]),
    ...judgeSet('Its reasons', reasons, cited),
    ...(visits === undefined || visits.join() === result.visits.join()
      ? []
      : [`It visits ${result.visits.join(', ')}, expected ${visits.join(', ')}.`]),
    ...Object.entries(outcomes).flatMap(([name, expected]) =>
      judgeText(`outcome ${name}`, result.outcomes[name], expected),
    ),
  ]
}
