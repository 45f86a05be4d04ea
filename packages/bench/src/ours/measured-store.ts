import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { StoreFactory } from '@fcc/contracts'
import { createMemoryStore, createSqliteStore } from '@fcc/store'
import type { Facts, SideOptions } from '../sides/side.ts'

/** A store to measure over, and what is to be known of its files. */
export interface MeasuredStore {
  readonly factory: StoreFactory
  /** Journal mode and sync of what is at rest in the folder; nothing where nothing is. */
  facts(directory: string): Facts
}

/** Makes the store that the benchmark names: `memory`, or `sqlite` with its `synchronous`. */
export function createMeasuredStore({ store, synchronous }: SideOptions): MeasuredStore {
  if (store === 'memory') return { factory: createMemoryStore(), facts: () => ({}) }
  if (store !== 'sqlite' || (synchronous !== 'full' && synchronous !== 'normal')) {
    throw new Error(`There is no store ${store} with synchronous ${synchronous}.`)
  }
  return {
    factory: createSqliteStore({ synchronous }),
    facts: (directory) => ({ journal: journalModeOf(directory), synchronous }),
  }
}

/** SQLite keeps the journal mode in the file; the sync belongs to each connection. */
function journalModeOf(directory: string): string {
  const modes = new Set(
    globSync(join(directory, 'tenants', '*.sqlite')).map((file) => {
      const database = new DatabaseSync(file, { readOnly: true })
      try {
        return String(Object.values(database.prepare('PRAGMA journal_mode').get() ?? {})[0])
      } finally {
        database.close()
      }
    }),
  )
  return [...modes].join(' and ')
}
