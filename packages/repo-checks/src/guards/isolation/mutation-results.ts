import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Guard } from '../guard.ts'
import type { GuardResult } from '../try-guards.ts'

/** Where the results of all runs are, by the name of the mutant. */
const RESULTS_FILE = 'packages/repo-checks/isolation-mutants.json'

const resultSchema = z.strictObject({
  outcome: z.enum(['noticed', 'missed']),
  /** The day on which it was tried, as YYYY-MM-DD. */
  day: z.string(),
})
const resultsSchema = z.record(z.string(), resultSchema)

/** What became of each mutant when it was tried last. */
export type MutationResults = Readonly<Record<string, z.infer<typeof resultSchema>>>

/** What runs found so far; nothing where there was none. @throws Error where the file says something else */
export function readResults(repository: string): MutationResults {
  const file = join(repository, RESULTS_FILE)
  return existsSync(file) ? resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
}

/** Adds what a run found; what said nothing was not tried, and what is no mutant any more is left out. */
export function writeResults(
  repository: string,
  mutants: readonly Guard[],
  found: readonly GuardResult[],
  day: string,
): MutationResults {
  const before = readResults(repository)
  const now = new Map(
    found.flatMap(({ guard, outcome }) =>
      outcome === 'broken' ? [] : [[guard.guard, { outcome, day }] as const],
    ),
  )
  const results = Object.fromEntries(
    mutants.flatMap(({ guard }) => {
      const result = now.get(guard) ?? before[guard]
      return result ? [[guard, result] as const] : []
    }),
  )
  writeFileSync(join(repository, RESULTS_FILE), `${JSON.stringify(results, null, 2)}\n`)
  return results
}

/** Mutants with the day on which they were noticed, so that a run begins with those that never were. */
export function dated(mutants: readonly Guard[], results: MutationResults): readonly Guard[] {
  return mutants.map((mutant) => {
    const result = results[mutant.guard]
    return result?.outcome === 'noticed' ? { ...mutant, noticed: result.day } : mutant
  })
}
