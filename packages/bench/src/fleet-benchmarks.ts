import { readFileSync } from 'node:fs'
import type { Benchmark } from './benchmark.ts'
import { SERVICE_MS } from './ours/fair-starts.ts'
import type { SideModule } from './sides/side-process.ts'

const FLEET_RUNS = new URL('./ours/fleet-runs.ts', import.meta.url)
const FAIR_STARTS = new URL('./ours/fair-starts.ts', import.meta.url)
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

/** How much later than by its share a run may begin, beside one service, in milliseconds. */
const LATE_MS = 50

function fairStarts(executor: 'in-process' | 'bullmq'): Benchmark {
  return {
    id: `fair.start.${executor}`,
    title: `When the last of 49 tenants with one run begins beside one with 10,000, ${executor === 'bullmq' ? 'over Redis' : 'in one process'}; a service takes ${SERVICE_MS} ms, four at a time`,
    unit: 'ms',
    unitsPerItem: 1,
    percentile: 100,
    addedAim: SERVICE_MS + LATE_MS,
    mostRuns: 3,
    concurrencies: [1],
    ours: side('ours', FAIR_STARTS, { executor }),
    rivals: [
      {
        ...side(`its share of the turns, reckoned, Node ${process.versions.node}`, FAIR_STARTS, {
          of: 'share',
        }),
        key: 'share',
        count: 49,
      },
    ],
    equalFacts: ['quiet'],
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
  ...(['in-process', 'bullmq'] as const).map(fairStarts),
]
