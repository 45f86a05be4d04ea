import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Benchmark, Effort } from '../benchmark.ts'
import { measureIn } from '../run-benchmark.ts'
import { startSide } from '../sides/side-process.ts'
import type { CpuProfile } from './cpu-profile.ts'
import { PROFILE_FILE } from './record-profile.ts'
import { type Cost, summariseProfile } from './summarise-profile.ts'

/** Profiles our side of a benchmark, warmed up, at the highest concurrency it is tried at. */
export async function profileBenchmark(
  benchmark: Benchmark,
  effort: Effort,
): Promise<readonly Cost[]> {
  const counts = benchmark.rivals.map(({ count }) => count)
  const work = {
    count: Math.max(1, Math.round(Math.max(...counts) * effort.scale)),
    concurrency: Math.max(...benchmark.concurrencies),
  }
  const folder = mkdtempSync(join(tmpdir(), 'fcc-profile-'))
  const side = await startSide(benchmark.ours)
  try {
    for (let turn = 0; turn < effort.warmUps; turn += 1) await measureIn(side, work)
    await measureIn(side, work, folder)
    const written = readFileSync(join(folder, PROFILE_FILE), 'utf8')
    return summariseProfile(JSON.parse(written) as CpuProfile)
  } finally {
    await side.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
