import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Benchmark, Rival } from './benchmark.ts'
import { BENCHMARKS, RIVALS_FOLDER } from './catalogue.ts'
import { profileBenchmark } from './profile/profile-benchmark.ts'
import { resultRowSchema, rowsOf } from './report/result-row.ts'
import { runBenchmark } from './run-benchmark.ts'

const smallest = { runs: 1, warmUps: 1, tries: 1, scale: 0.001 }
const HOLDERS = 50
const counting = new URL('./fixtures/counting-side.ts', import.meta.url)

/** The benchmark with a side of ours in place of the rivals, which are installed only to be measured. */
function withoutRivals(benchmark: Benchmark): Benchmark {
  // Memory is told from noise only where there is something to hold, on both sides.
  const isMemory = benchmark.unit === 'kB'
  const rivals = benchmark.rivals.map(
    (rival): Rival =>
      isMemory
        ? { ...rival, ...benchmark.ours, count: HOLDERS / smallest.scale }
        : { ...rival, module: counting, options: {}, count: 1 },
  )
  // Tests need no build: what is started anew comes from the sources too.
  const ours = isOfRivals(benchmark.ours.module)
    ? { ...benchmark.ours, module: counting, options: {}, count: 1 }
    : { ...benchmark.ours, options: { ...benchmark.ours.options, code: 'source' } }
  // Every choice of how many at a time is a process more: the first benchmark stands for the others.
  const concurrencies = benchmark === BENCHMARKS[0] ? [1, 2] : [1]
  return { ...benchmark, ours, rivals, equalFacts: [], concurrencies }
}

/** What stands beside the rivals, as the floor of a call does, needs what is installed there. */
const isOfRivals = (module: URL): boolean => module.href.startsWith(RIVALS_FOLDER.href)

// A folder of temporary files of this test alone, so that what it leaves behind can be told.
const temporary = mkdtempSync(join(tmpdir(), 'fcc-bench-test-'))
beforeAll(() => {
  vi.stubEnv('TMPDIR', temporary)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(temporary, { recursive: true, force: true })
})

it.each(BENCHMARKS)('runs $id end to end and leaves no folder behind', async (benchmark) => {
  const lines: string[] = []
  const small = withoutRivals(benchmark)
  const rows = rowsOf(small, await runBenchmark(small, smallest, (line) => lines.push(line)))
  expect(rows).toHaveLength(benchmark.rivals.length)
  for (const row of rows) expect(resultRowSchema.parse(row).runs).toBe(1)
  expect(lines.filter((line) => line.includes('ours')).length).toBeGreaterThan(0)
  expect(readdirSync(temporary)).toEqual([])
})

it('profiles our side of a benchmark by the parts of the workspace', async () => {
  const [memory] = BENCHMARKS
  const costs = await profileBenchmark(memory as Benchmark, { ...smallest, scale: 0.02 })
  expect(costs.map(({ part }) => part).join('\n')).toContain('packages/')
  expect(costs.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
})
