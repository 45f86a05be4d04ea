import { readFileSync } from 'node:fs'
import type { Benchmark } from './benchmark.ts'
import type { SideModule } from './sides/side-process.ts'

const manifest = new URL('../node_modules/pg/package.json', import.meta.url)
const { version: pg } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }

const STORE_APPENDS = new URL('./ours/store-appends.ts', import.meta.url)
const BARE_APPENDS = new URL('./ours/bare-appends.ts', import.meta.url)
const STORE_COPIES = new URL('./ours/store-copies.ts', import.meta.url)

const side = (name: string, module: URL, options: SideModule['options']): SideModule => ({
  ...{ name, module, options },
  conditions: ['source'],
})

function appends(store: 'sqlite' | 'postgres', driver: string): Benchmark {
  const keeps =
    store === 'sqlite' ? 'a file in WAL, synchronous full' : 'PostgreSQL, every commit on the disk'
  return {
    id: `store.append.${store}`,
    title: `Commits of visits into ${keeps}; ours with every check, held against bare statements`,
    unit: 'commits/s',
    unitsPerItem: 1,
    aim: 0.6,
    concurrencies: [1, 8, 32],
    ours: side('ours', STORE_APPENDS, { store }),
    rivals: [
      {
        ...side(`${driver}, prepared statements, the same rows`, BARE_APPENDS, { store }),
        key: 'bare',
        count: 3000,
      },
    ],
    equalFacts: ['content', 'audit_entry', 'event'],
  }
}

/** What stores do without a runtime around them. */
export const STORE_BENCHMARKS: readonly Benchmark[] = [
  appends('sqlite', `node:sqlite of Node ${process.versions.node}`),
  appends('postgres', `pg ${pg} with its pipeline`),
  {
    id: 'store.copy',
    title:
      'Runs of five steps copied from a file into PostgreSQL; ours verified row by row and marked',
    unit: 'runs/s',
    unitsPerItem: 1,
    concurrencies: [1],
    ours: side('ours', STORE_COPIES, { how: 'keeper' }),
    rivals: [
      {
        ...side(`pg ${pg} with its pipeline, rows inserted and no more`, STORE_COPIES, {
          how: 'bare',
        }),
        key: 'bare',
        count: 200,
      },
    ],
    equalFacts: ['runs'],
  },
]
