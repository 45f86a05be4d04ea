import { readFileSync } from 'node:fs'
import type { Benchmark } from './benchmark.ts'
import type { SideModule } from './sides/side-process.ts'

const manifest = new URL('../node_modules/pg/package.json', import.meta.url)
const { version: pg } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }

const side = (name: string, file: string, options: SideModule['options']): SideModule => ({
  ...{ name, module: new URL(`./ours/${file}`, import.meta.url), options },
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
    ours: side('ours', 'store-appends.ts', { store }),
    rivals: [
      {
        ...side(`${driver}, prepared statements, the same rows`, 'bare-appends.ts', { store }),
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
    ours: side('ours', 'store-copies.ts', { how: 'keeper' }),
    rivals: [
      {
        ...side(`pg ${pg} with its pipeline, rows inserted and no more`, 'store-copies.ts', {
          how: 'bare',
        }),
        key: 'bare',
        count: 200,
      },
    ],
    equalFacts: ['runs'],
  },
]
