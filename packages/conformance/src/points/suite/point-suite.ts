import { type Check, defineCheck } from '../checks/check.ts'
import type { Probe } from '../hostile/probe.ts'
import type { SuiteOptions } from './suite-options.ts'

type Problems = readonly string[] | Promise<readonly string[]>

/** What a suite is tried on: a contribution, with everything that its checks are handed. */
export type Trial<Value, Options extends SuiteOptions> = Options & {
  readonly subject: Value
  readonly settings: unknown
}

interface Row<Value, Options extends SuiteOptions> {
  /** What holds, as a sentence for a test report. */
  readonly name: string
  /** How long it may take, in milliseconds, where a test runner's own limit is too short. */
  readonly timeoutMs?: number | undefined
  /** Whether it is asked of this contribution and its cases at all. */
  readonly applies?: ((trial: Trial<Value, Options>) => boolean) | undefined
}

/** A row that asks the contribution as a whole. */
export interface WholeCheck<Value, Options extends SuiteOptions> extends Row<Value, Options> {
  readonly asks?: undefined
  run(trial: Trial<Value, Options>): Problems
}

/** A row that asks by case: a check for each of them, or one that gathers the problems of all. */
export interface CaseCheck<Value, Options extends SuiteOptions> extends Row<Value, Options> {
  readonly asks: 'each case' | 'all cases'
  /** Which cases it is about; all, where left out. */
  readonly of?: ((each: Options['cases'][number]) => boolean) | undefined
  run(trial: Trial<Value, Options>, each: Options['cases'][number]): Problems
}

/** The contract of a point: a table of checks, each a sentence, what it asks, and how. */
export interface PointSuite<Value, Options extends SuiteOptions> {
  /** The id of the point. */
  readonly point: string
  readonly checks: readonly (WholeCheck<Value, Options> | CaseCheck<Value, Options>)[]
  /** How a process of its own gives a text to the contribution, where it takes texts. */
  readonly probe?: Probe<Value> | undefined
}

/**
 * The table of a suite as checks of one contribution, which any test runner can run.
 *
 * @example
 * const broken = (await runChecks(checksOf(scorerSuite, readability, { cases }))).filter(({ problems }) => problems.length > 0)
 */
export function checksOf<Value, Options extends SuiteOptions>(
  { checks }: PointSuite<Value, Options>,
  subject: Value,
  options: Options,
): readonly Check[] {
  const trial: Trial<Value, Options> = { ...options, subject, settings: options.settings ?? {} }
  return checks.flatMap((row) => {
    const { name, timeoutMs, applies = () => true } = row
    if (!applies(trial)) return []
    if (row.asks === undefined) return [defineCheck(name, () => row.run(trial), timeoutMs)]
    const { asks, of = () => true } = row
    const asked = trial.cases.filter(of)
    if (asks === 'each case') {
      return asked.map((each) =>
        defineCheck(`${name}: ${each.name}`, () => row.run(trial, each), timeoutMs),
      )
    }
    const overAll = async () => {
      const problems: string[] = []
      for (const each of asked) problems.push(...(await row.run(trial, each)))
      return problems
    }
    return [defineCheck(name, overAll, timeoutMs)]
  })
}
