import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { FccError } from '@fcc/plugin-api'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { temporaryDirectory } from '../fixtures/temporary-directory.ts'
import { migrate } from './migrate.ts'
import { controlMigrations, tenantMigrations } from './migrations/migrations.ts'

const one = { number: 1, name: 'one', sql: 'CREATE TABLE a (x)' }
const two = { number: 2, name: 'two', sql: 'CREATE TABLE b (x); INSERT INTO b VALUES (1)' }
const broken = { number: 3, name: 'broken', sql: 'CREATE TABLE c (x); NONSENSE' }

let database: DatabaseSync
const read = (sql: string) => database.prepare(sql).all()
const tables = () =>
  read(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).map(
    (row) => (row as { name: string }).name,
  )

beforeEach(() => {
  database = new DatabaseSync(':memory:')
})

describe('migrating', () => {
  it('takes a new file through every step, and notes each', () => {
    migrate(database, 'file', [one, two])
    expect(tables()).toEqual(['a', 'b', 'migration'])
    const steps = read('SELECT number, name FROM migration ORDER BY number')
    expect(steps.map((step) => ({ ...(step as object) }))).toEqual([
      { number: 1, name: 'one' },
      { number: 2, name: 'two' },
    ])
  })

  it('takes only the missing steps, and none twice', () => {
    migrate(database, 'file', [one])
    migrate(database, 'file', [one])
    migrate(database, 'file', [one, two])
    migrate(database, 'file', [one, two])
    expect(read('SELECT x FROM b')).toHaveLength(1)
  })

  it('takes no step again that another process took before the lock was free', () => {
    const directory = temporaryDirectory()
    onTestFinished(directory.remove)
    const file = join(directory.path, 'tenant.sqlite')
    const [mine, other] = [new DatabaseSync(file), new DatabaseSync(file)]
    onTestFinished(() => {
      for (const each of [mine, other]) each.close()
    })
    // The other process is at work between the first look at the version and the lock.
    const exec = mine.exec.bind(mine)
    mine.exec = (sql) => {
      if (sql === 'BEGIN IMMEDIATE') migrate(other, file, [one, two])
      exec(sql)
    }
    migrate(mine, file, [one, two])
    expect(mine.prepare('SELECT x FROM b').all()).toHaveLength(1)
    expect(mine.prepare('SELECT number FROM migration').all()).toHaveLength(2)
  })

  it('leaves the file as it was when a step fails', () => {
    migrate(database, 'file', [one])
    expect(() => migrate(database, 'file', [one, two, broken])).toThrow()
    expect(tables()).toEqual(['a', 'migration'])
    migrate(database, 'file', [one, two])
    expect(tables()).toEqual(['a', 'b', 'migration'])
  })

  it('refuses a file that a newer version wrote, and leaves it alone', () => {
    migrate(database, 'file', [one, two])
    try {
      migrate(database, 'file', [one])
      expect.unreachable()
    } catch (error) {
      expect(FccError.is(error) && error.code).toBe('FCC_STORE_NEWER')
    }
    expect(tables()).toEqual(['a', 'b', 'migration'])
  })

  it('has numbers from 1 without gaps, in both kinds of files', () => {
    for (const migrations of [tenantMigrations, controlMigrations]) {
      const numbers = migrations.map(({ number }) => number)
      expect(numbers).toEqual(migrations.map((_, index) => index + 1))
    }
  })
})
