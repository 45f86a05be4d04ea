import { expect, it } from 'vitest'
import { type Check, runChecks } from '../checks/check.ts'
import { checksOf, type PointSuite } from './point-suite.ts'
import type { SuiteOptions } from './suite-options.ts'

/** The check that needs a process of its own; it is tried beside the others, once per point. */
export const IN_TIME = 'it ends in time on pathological repetition, in a process of its own'

/** The check of the cases themselves; wrong cases turn it red, not wrong contributions. */
const TRUST = 'its cases can be trusted'

/** Small texts, so that many wrong contributions can be tried. */
export const SMALL = { hugeLength: 2_000, repetitionLength: 20_000 } as const

/** The names of the checks that find a problem, but for the one that needs a process. */
export async function redChecks(checks: readonly Check[]): Promise<readonly string[]> {
  const results = await runChecks(checks.filter(({ name }) => name !== IN_TIME))
  return results.filter(({ problems }) => problems.length > 0).map(({ name }) => name)
}

/** What every problem of one check says. */
export async function problemsOf(checks: readonly Check[], name: string): Promise<string> {
  const results = await runChecks(checks.filter((check) => check.name === name))
  return results.flatMap(({ problems }) => problems).join('\n')
}

/** One way to be wrong: a contribution, or what a host hands over, and the check that goes red. */
export interface Fault<Value, Options> {
  readonly wrong?: Value
  readonly other?: Partial<Options>
  readonly red: string
}

/**
 * Registers what every suite has to show: a right contribution passes, each fault turns its check
 * red, and there is no check that no fault turns red.
 */
export function proveSuite<Value, Options extends SuiteOptions>(
  suite: PointSuite<Value, Options>,
  {
    right,
    options,
    faults,
  }: {
    readonly right: Value
    readonly options: Options
    readonly faults: Readonly<Record<string, Fault<Value, Options>>>
  },
): void {
  const redOf = async ({ wrong = right, other }: Partial<Fault<Value, Options>>) =>
    redChecks(checksOf(suite, wrong, { ...options, ...other }))

  it('lets a right one pass', async () => {
    expect(await redOf({})).toEqual([])
  })

  it.each(Object.entries(faults))('goes red on one that %s', async (_, fault) => {
    expect(await redOf(fault)).toContain(fault.red)
  })

  it('has no check that no fault turns red', async () => {
    const seen = new Set([IN_TIME, TRUST])
    for (const fault of Object.values(faults)) {
      for (const name of await redOf(fault)) seen.add(name)
    }
    const all = checksOf(suite, right, options).map(({ name }) => name)
    expect(all.filter((name) => !seen.has(name))).toEqual([])
  })
}
