import { tellThrown } from './tell-thrown.ts'

/** One assertion of a contract suite: a sentence, and what speaks against it. */
export interface Check {
  /** What holds, as a sentence for a test report. */
  readonly name: string
  /** How long finding out may take, in milliseconds, where a test runner's own limit is too short. */
  readonly timeoutMs?: number | undefined
  /** The problems, each a sentence; none where the check holds. What throws is a problem, too. */
  find(): Promise<readonly string[]>
}

/** What came of one check. */
export interface CheckResult {
  readonly name: string
  readonly problems: readonly string[]
}

/**
 * Makes a check of a function that gives problems. A function that throws could not check, and that
 * is never taken for passed.
 *
 * @example
 * defineCheck('it has a title', () => (scorer.title === '' ? ['The title is empty.'] : []))
 */
export function defineCheck(
  name: string,
  find: () => readonly string[] | Promise<readonly string[]>,
  timeoutMs?: number,
): Check {
  return {
    name,
    timeoutMs,
    async find() {
      try {
        return await find()
      } catch (cause) {
        return [`This could not be checked: ${tellThrown(cause)}`]
      }
    },
  }
}

/**
 * Runs checks one after the other, without any test runner.
 *
 * @example
 * const broken = (await runChecks(scorerChecks(scorer, { cases }))).filter(({ problems }) => problems.length > 0)
 */
export async function runChecks(checks: readonly Check[]): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = []
  for (const check of checks) results.push({ name: check.name, problems: await check.find() })
  return results
}
