import { readFileSync } from 'node:fs'
import type { Benchmark } from './benchmark.ts'
import type { SideModule } from './sides/side-process.ts'

const FLEET_RUNS = new URL('./ours/fleet-runs.ts', import.meta.url)
const BARE_FLEET = new URL('./ours/bare-fleet.ts', import.meta.url)

const manifest = new URL('../node_modules/bullmq/package.json', import.meta.url)
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }

const side = (name: string, module: URL, options: SideModule['options']): SideModule => ({
  ...{ name, module, options },
  conditions: ['source'],
})

/** Worker processes → the id of their row: the first of them is the one of the whole. */
const ids: Readonly<Record<number, string>> = {
  1: 'fleet.runs',
  2: 'fleet.runs.2',
  4: 'fleet.runs.4',
}

function runs(workers: number): Benchmark {
  const options = { workers: String(workers) }
  return {
    id: ids[workers] ?? '',
    title: `Runs of five steps on PostgreSQL and Redis by ${workers === 1 ? 'one worker' : `${workers} workers`}; ours governed, audited and fair`,
    unit: 'runs/s',
    unitsPerItem: 1,
    aim: 0.6,
    mostRuns: 3,
    concurrencies: [32],
    ours: side('ours', FLEET_RUNS, options),
    rivals: [
      {
        ...side(
          `bullmq ${version}, a job for each visit that writes the same rows`,
          BARE_FLEET,
          options,
        ),
        key: 'bullmq',
        count: 400,
      },
    ],
    equalFacts: ['runs', 'workers'],
  }
}

/** Runs that many processes share; the rivals that are installed for it live in a folder of their own. */
export const fleetBenchmarks = (
  named: (name: string) => string,
  rivals: URL,
): readonly Benchmark[] => [
  ...[1, 2, 4].map(runs),
  {
    id: 'fleet.vs.dbos',
    title: 'The same runs by one worker of ours, and as workflows of DBOS on the same PostgreSQL',
    unit: 'runs/s',
    unitsPerItem: 1,
    aim: 1,
    mostRuns: 3,
    concurrencies: [32],
    ours: side('ours', FLEET_RUNS, { workers: '1' }),
    rivals: [
      {
        ...side(
          `${named('@dbos-inc/dbos-sdk')}, in the process that starts them`,
          new URL('dbos-runs.mjs', rivals),
          {},
        ),
        key: 'dbos',
        count: 400,
      },
    ],
    equalFacts: ['runs'],
  },
]
