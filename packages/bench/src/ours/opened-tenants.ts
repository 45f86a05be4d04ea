import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createSqliteStore } from '@fcc/store'
import type { CreateSide, Facts, Tools } from '../sides/side.ts'
import { createBenchPlugin } from './bench-plugin.ts'
import { openMeasuredRuntime } from './measured-runtime.ts'

const idOf = (number: number): string => `tenant-${number}`

/** The least that opening takes: a file with a log, and one reading of it. */
async function openFiles(count: number, directory: string, { stopwatch, took }: Tools) {
  const folder = join(directory, 'files')
  mkdirSync(folder)
  const fileOf = (number: number): string => join(folder, `${number}.sqlite`)
  for (let number = 0; number < count; number += 1) {
    const database = new DatabaseSync(fileOf(number))
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE one (id TEXT PRIMARY KEY, text TEXT)')
    database.close()
  }
  const opened: DatabaseSync[] = []
  await stopwatch(async () => {
    for (let number = 0; number < count; number += 1) {
      const begun = performance.now()
      const database = new DatabaseSync(fileOf(number))
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
      database.prepare('SELECT count(*) FROM one').get()
      opened.push(database)
      took(performance.now() - begun)
    }
  })
  for (const each of opened) each.close()
  return { opened: String(opened.length) }
}

/** Opens tenants that have records, one after the other, in a process that knows all of them: to their first answer. */
async function openTenants(count: number, directory: string, { stopwatch, took }: Tools) {
  const tenants = Object.fromEntries(
    Array.from({ length: count }, (_, number) => [idOf(number), {}]),
  )
  const open = () =>
    openMeasuredRuntime({
      ...{ directory, concurrency: 1, store: createSqliteStore(), tenants },
      bench: createBenchPlugin(),
    })
  const ask = (runtime: Awaited<ReturnType<typeof open>>, number: number) =>
    runtime.tenant(idOf(number)).as({ kind: 'service', id: 'bench', roles: [] }).runs()
  const before = await open()
  for (let number = 0; number < count; number += 1) await ask(before, number)
  await before.close()
  const runtime = await open()
  let answers = 0
  try {
    await stopwatch(async () => {
      for (let number = 0; number < count; number += 1) {
        const begun = performance.now()
        await ask(runtime, number)
        took(performance.now() - begun)
        answers += 1
      }
    })
  } finally {
    await runtime.close()
  }
  return { opened: String(answers) }
}

/** What it takes from a tenant that nobody used in this process to its first answer; `what: files` opens files alone. */
export const createSide: CreateSide = async ({ what }) => ({
  measure: ({ count, directory }, tools): Promise<Facts> =>
    what === 'files' ? openFiles(count, directory, tools) : openTenants(count, directory, tools),
})
