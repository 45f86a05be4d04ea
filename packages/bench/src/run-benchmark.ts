import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Benchmark, Effort, Rival } from './benchmark.ts'
import { measurePair, type PairResult, type Participant } from './measure/measure-pair.ts'
import { writeFigure } from './report/results-table.ts'
import type { Facts, Timing, Work } from './sides/side.ts'
import { type SideProcess, startSide } from './sides/side-process.ts'

type Progress = (line: string) => void

/** Measures ours against each rival, each pair in two processes of its own. */
export async function runBenchmark(
  benchmark: Benchmark,
  effort: Effort,
  progress: Progress,
): Promise<readonly PairResult[]> {
  const results: PairResult[] = []
  for (const rival of benchmark.rivals) {
    progress(`${benchmark.id} against ${rival.name}`)
    results.push(await runPair(benchmark, rival, { effort, progress }))
  }
  return results
}

async function runPair(
  benchmark: Benchmark,
  rival: Rival,
  { effort, progress }: { readonly effort: Effort; readonly progress: Progress },
): Promise<PairResult> {
  const sides = new Map<Participant, SideProcess>()
  try {
    sides.set('ours', await startSide(benchmark.ours))
    sides.set('theirs', await startSide(rival))
    return await measurePair({
      benchmark,
      rival,
      effort,
      measure: (side, work) => measureIn(sides.get(side) as SideProcess, work),
      onTrial(side, { concurrency, value, timing }) {
        const who = side === 'ours' ? 'ours' : rival.key
        const figure = writeFigure(value, benchmark.unit).padStart(16)
        const at = benchmark.concurrencies.length > 1 ? `  ${concurrency} at a time` : ''
        progress(`  ${who.padEnd(10)}${figure}${at}${say(timing.facts)}`)
      },
    })
  } finally {
    for (const side of sides.values()) await side.close()
  }
}

/** One measurement in a folder of its own, which is removed afterwards. */
export async function measureIn(
  side: SideProcess,
  work: Omit<Work, 'directory'>,
  profileTo?: string,
): Promise<Timing> {
  const directory = mkdtempSync(join(tmpdir(), 'fcc-bench-'))
  try {
    return await side.measure({ work: { ...work, directory }, profileTo })
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function say(facts: Facts): string {
  const all = Object.entries(facts).map(([name, value]) => `${name} ${value}`)
  return all.length === 0 ? '' : `  (${all.join(', ')})`
}
