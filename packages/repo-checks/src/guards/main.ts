import { fileURLToPath } from 'node:url'
import { changedFiles } from './changed-files.ts'
import { readCommandLine } from './command-line.ts'
import { dateGuards, readGuards } from './guard-lists.ts'
import { selectGuards } from './select-guards.ts'
import { type GuardResult, tryGuards } from './try-guards.ts'

const usage = `Usage: pnpm mutate [WORDS…] [--changed] [--minutes N] [--copies N] [--write] [--json]

Weakens each guard of the project in a scratch copy, one at a time, and runs the test files that
must notice. The guards are listed in packages/repo-checks/guards.

  WORDS       only guards whose name or file has one of them
  --changed   only guards of files that differ from the merge base, or from ten commits ago
  --minutes   end after so many; what was not tried is left for another run (default 40)
  --copies    scratch copies side by side (default 2)
  --write     write the day into the entries that were noticed
  --json      the results as JSON

Exit code 0 when every guard tried was noticed, 1 when not, 2 for a wrong command line.

Examples:
  pnpm mutate
  pnpm mutate packages/runtime
  pnpm mutate --changed --minutes 3`

const MARKS = { noticed: '✓', missed: '✗', broken: '?' } as const
const repository = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[\\/]$/, '')

const options = readCommandLine(
  {
    changed: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '40' },
    copies: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
  usage,
)
if (!options) process.exitCode = 2
else if (options.values.help) console.log(usage)
else {
  const { values, positionals } = options
  const guards = readGuards(repository)
  const chosen = selectGuards(guards, {
    only: positionals,
    changed: values.changed ? changedFiles(repository) : undefined,
  })
  const results = await tryGuards({
    repository,
    guards: chosen,
    copies: Math.max(1, Number(values.copies)),
    budgetMs: Number(values.minutes) * 60_000,
    progress: ({ outcome, guard, why }) =>
      console.error(`  ${MARKS[outcome]} ${guard.guard}${outcome === 'noticed' ? '' : `: ${why}`}`),
  })
  const noticed = results.filter(({ outcome }) => outcome === 'noticed')
  if (values.write) {
    const today = new Date().toISOString().slice(0, 10)
    dateGuards(repository, new Set(noticed.map(({ guard }) => guard.guard)), today)
  }
  if (values.json) console.log(JSON.stringify(results, null, 2))
  else report(results, { listed: guards.length, chosen: chosen.length })
  process.exitCode = noticed.length === results.length ? 0 : 1
}

function report(
  results: readonly GuardResult[],
  { listed, chosen }: { readonly listed: number; readonly chosen: number },
): void {
  const count = (outcome: GuardResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length
  const tried = results.length
  const share = tried === 0 ? 'none' : `${((100 * count('noticed')) / tried).toFixed(1)} %`
  console.log(
    `${listed} guards listed, ${chosen} asked for, ${chosen - tried} left for another run`,
  )
  console.log(`${share} of ${tried} tried were noticed; ${count('missed')} were missed,`)
  console.log(`and ${count('broken')} entries say nothing`)
  console.log(`${count('noticed')} passed, ${count('missed') + count('broken')} failed`)
}
