import type { Benchmark } from './benchmark.ts'
import { RUNS_OF_EACH } from './ours/fair-tenants.ts'
import type { SideModule } from './sides/side-process.ts'

const IDLE_TENANTS = new URL('./ours/idle-tenants.ts', import.meta.url)
const FAIR_TENANTS = new URL('./ours/fair-tenants.ts', import.meta.url)
const OPENED_TENANTS = new URL('./ours/opened-tenants.ts', import.meta.url)

const side = (name: string, module: URL, options: SideModule['options'] = {}): SideModule => ({
  ...{ name, module, options },
  conditions: ['source'],
})

const TENANTS = 10_000

/** Tenants that all have work at once. */
const BUSY_TENANTS = 1000

/** What tenants cost that nobody uses just now, what the first use of one takes, and how even many get on at once. */
export const TENANT_BENCHMARKS: readonly Benchmark[] = [
  {
    id: 'tenant.idle',
    title: `Memory for each of ${TENANTS.toLocaleString('en-US')} tenants with settings of their own that are known and not opened`,
    unit: 'kB',
    unitsPerItem: 1,
    addedAim: 4,
    concurrencies: [1],
    ours: side('ours', IDLE_TENANTS),
    rivals: [
      {
        ...side(`a map of their ids, Node ${process.versions.node}`, IDLE_TENANTS, {
          keep: 'ids',
        }),
        key: 'ids',
        count: TENANTS,
      },
    ],
    equalFacts: ['tenants'],
  },
  {
    id: 'tenant.open',
    title: 'From a tenant that nobody used in this process to its first answer; half of them',
    unit: 'ms',
    unitsPerItem: 1,
    percentile: 50,
    addedAim: 5,
    concurrencies: [1],
    ours: side('ours', OPENED_TENANTS),
    rivals: [
      {
        ...side(
          `node:sqlite of Node ${process.versions.node}, a file opened and read once`,
          OPENED_TENANTS,
          { what: 'files' },
        ),
        key: 'files',
        count: 300,
      },
    ],
    equalFacts: ['opened'],
  },
  {
    id: 'tenant.fair1000',
    title: `Runs of the slowest of ${BUSY_TENANTS.toLocaleString('en-US')} tenants that all have ${RUNS_OF_EACH} at once, held against the mean of all`,
    unit: 'runs/s',
    unitsPerItem: RUNS_OF_EACH,
    // The slowest took no longer than this.
    percentile: 100,
    aim: 0.9,
    mostRuns: 3,
    concurrencies: [1],
    ours: side('ours', FAIR_TENANTS),
    rivals: [
      {
        ...side(`the mean of as many tenants, Node ${process.versions.node}`, FAIR_TENANTS, {
          of: 'mean',
        }),
        key: 'mean',
        count: BUSY_TENANTS,
      },
    ],
    equalFacts: ['runs'],
  },
]
