import { FccError } from '@fcc/plugin-api'
import { type Benchmark, FULL, QUICK } from './benchmark.ts'
import { BENCHMARKS, RIVALS_FOLDER } from './catalogue.ts'
import { type CommandLine, parseCommandLine, USAGE } from './command-line.ts'
import { DETECTION_RIVALS } from './detect-benchmarks.ts'
import { installRivals } from './install-rivals.ts'
import { profileBenchmark } from './profile/profile-benchmark.ts'
import { writeProfileTable } from './profile/profile-table.ts'
import { writeSection } from './report/readme-section.ts'
import { type ResultRow, rowsOf } from './report/result-row.ts'
import { mergeResults, readResults, writeResults } from './report/results-file.ts'
import { writeTable } from './report/results-table.ts'
import { runBenchmark } from './run-benchmark.ts'

const RESULTS = new URL('../results.json', import.meta.url)
const README = new URL('../README.md', import.meta.url)
const PROFILE_ROWS = 15
const IDS = BENCHMARKS.map(({ id }) => id)

const progress = (line: string): void => console.error(line)

try {
  const asked = parseCommandLine(process.argv.slice(2), IDS)
  if (asked.help) console.log(`${USAGE}\n\nBenchmarks:\n${list()}`)
  else if (asked.profile) await profileAll(chosen(asked), asked)
  else await measureAll(chosen(asked), asked)
} catch (error) {
  if (!FccError.is(error)) throw error
  console.error(`${error.code}  ${error.why}\n  Fix  ${error.fix}`)
  process.exitCode = error.code === 'FCC_BENCH_USAGE' ? 2 : 1
}

function chosen({ ids }: CommandLine): readonly Benchmark[] {
  return BENCHMARKS.filter(({ id }) => ids.includes(id))
}

async function measureAll(benchmarks: readonly Benchmark[], asked: CommandLine): Promise<void> {
  for (const folder of [RIVALS_FOLDER, DETECTION_RIVALS]) {
    const isWanted = benchmarks.some(({ rivals }) =>
      rivals.some(({ module }) => livesIn(folder, module)),
    )
    if (isWanted) await installRivals(folder, progress)
  }
  const rows: ResultRow[] = []
  for (const benchmark of benchmarks) {
    rows.push(
      ...rowsOf(benchmark, await runBenchmark(benchmark, asked.quick ? QUICK : FULL, progress)),
    )
    // Written after each, so that an interrupted run leaves what it measured.
    if (!asked.quick) keep(rows)
  }
  console.log(asked.json ? JSON.stringify(rows, null, 2) : writeTable(rows, BENCHMARKS))
}

/** Whether a side is of the package of a folder, and not of one within it. */
function livesIn(folder: URL, module: URL): boolean {
  return new URL('.', module).href === folder.href
}

function keep(rows: readonly ResultRow[]): void {
  const all = mergeResults(readResults(RESULTS), rows, IDS)
  writeResults(RESULTS, all)
  writeSection(README, 'results', writeTable(all, BENCHMARKS))
}

async function profileAll(benchmarks: readonly Benchmark[], asked: CommandLine): Promise<void> {
  // What is measured more than once for other figures of it costs the same.
  const sides = new Map(benchmarks.toReversed().map((each) => [each.ours, each]))
  for (const benchmark of benchmarks.filter((each) => sides.get(each.ours) === each)) {
    progress(`${benchmark.id}: what our side costs`)
    const table = writeProfileTable(
      await profileBenchmark(benchmark, asked.quick ? QUICK : FULL),
      PROFILE_ROWS,
    )
    if (!asked.quick) writeSection(README, `profile ${benchmark.id}`, table)
    console.log(`${benchmark.id}\n\n${table}\n`)
  }
}

function list(): string {
  return BENCHMARKS.map(({ id, title }) => `  ${id.padEnd(24)}${title}`).join('\n')
}
