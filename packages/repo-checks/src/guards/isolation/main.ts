import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCommandLine } from '../command-line.ts'
import { selectGuards } from '../select-guards.ts'
import { type GuardResult, tryGuards } from '../try-guards.ts'
import { EXPLAINED_SURVIVORS } from './explained-survivors.ts'
import { isolationMutants } from './isolation-mutants.ts'
import { dated, readResults, writeResults } from './mutation-results.ts'
import { mutationTable, SCORE_PLACE, withTable } from './mutation-table.ts'

const usage = `Usage: pnpm mutate:isolation [WORDS…] [--every N] [--minutes N] [--copies N] [--write] [--list]

Takes away each guard between tenants by itself, in a scratch copy: the tenant in each statement of a store,
row-level security, each policy and grant, each check of who may; and runs the attacks that must notice.

  WORDS      only those whose name or file has one of them
  --every    only every so many of them: a sample, which is said to be one
  --minutes  end after so many (default 120); the next run begins with those that were never noticed
  --copies   scratch copies side by side (default 1)
  --write    write the results down, and the table into the README of packages/isolation
  --list     name them, and try none

Exit code 0 when every one tried was noticed, or is explained by a second guard; 1 when not, 2 for a wrong command line.`

const MARKS = { noticed: '✓', missed: '✗', broken: '?' } as const
/** Attacks on PostgreSQL, where others use the machine too. */
const LONGEST_RUN_MS = 900_000
const repository = fileURLToPath(new URL('../../../../..', import.meta.url)).replace(/[\\/]$/, '')

const options = readCommandLine(
  {
    every: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '120' },
    copies: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
  usage,
)
if (!options) process.exitCode = 2
else if (options.values.help) console.log(usage)
else await run(options.values, options.positionals)

async function run(
  values: NonNullable<typeof options>['values'],
  only: readonly string[],
): Promise<void> {
  const mutants = isolationMutants(repository)
  const every = Math.max(1, Number(values.every))
  const isExplained = (guard: string): boolean => guard in EXPLAINED_SURVIVORS
  // A sample is of what somebody notices.
  const chosen = selectGuards(dated(mutants, readResults(repository)), { only })
    .filter(({ guard }) => every === 1 || !isExplained(guard))
    .filter((_, index) => index % every === 0)
  if (values.list) return console.log(chosen.map(({ guard }) => guard).join('\n'))
  const day = new Date().toISOString().slice(0, 10)
  const found: GuardResult[] = []
  await tryGuards({
    ...{ repository, guards: chosen, copies: Math.max(1, Number(values.copies)) },
    budgetMs: Number(values.minutes) * 60_000,
    longestRunMs: LONGEST_RUN_MS,
    progress(result) {
      found.push(result)
      const { outcome, guard, why } = result
      console.error(`  ${MARKS[outcome]} ${guard.guard}${outcome === 'noticed' ? '' : `: ${why}`}`)
      // A run of hours may be stopped: what it found so far is kept.
      if (values.write) writeResults(repository, mutants, found, day)
    },
  })
  const noticed = found.filter(({ outcome }) => outcome === 'noticed').length
  const held = found.filter(
    ({ outcome, guard }) => outcome === 'missed' && isExplained(guard.guard),
  ).length
  const sample = every > 1 ? `, a sample of one in ${every}` : ''
  console.log(
    `${mutants.length} guards between tenants; ${chosen.length} asked for${sample}; ${found.length} tried, ${noticed} noticed, ${held} held by a second guard`,
  )
  if (values.write) writeTable(mutationTable(mutants, readResults(repository)))
  const right = noticed + held
  console.log(`${right} passed, ${found.length - right} failed`)
  process.exitCode = right === found.length && right > 0 ? 0 : 1
}

function writeTable(table: string): void {
  const file = join(repository, SCORE_PLACE.file)
  writeFileSync(file, withTable(readFileSync(file, 'utf8'), table))
}
