import { type Check, runChecks } from '../checks/check.ts'

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

/** Of all checks of a suite, those that none of the faults turned red. */
export function neverRed(
  checks: readonly Check[],
  reds: readonly (readonly string[])[],
): readonly string[] {
  const seen = new Set(reds.flat())
  return checks.map(({ name }) => name).filter((name) => ![IN_TIME, TRUST, ...seen].includes(name))
}
