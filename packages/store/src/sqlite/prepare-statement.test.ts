import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { preparing } from './prepare-statement.ts'

const file = (...statements: readonly string[]): DatabaseSync => {
  const database = new DatabaseSync(':memory:')
  for (const each of statements) database.exec(each)
  return database
}
const TABLE = 'CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT)'
const READ = 'SELECT text FROM note WHERE id = ?'

it('prepares with the first use what a file of the same schema has had prepared, and does the same', () => {
  const read = preparing(file(TABLE))(READ)
  expect(read.get('a')).toBeUndefined()
  const second = file(TABLE)
  const later = preparing(second)(READ)
  second.exec(`INSERT INTO note VALUES ('a', 'one')`)
  expect(later.get('a')).toEqual({ text: 'one' })
  expect(later.all('a')).toEqual([{ text: 'one' }])
  expect([...later.iterate('a')]).toEqual([{ text: 'one' }])
  const add = preparing(second)('INSERT INTO note VALUES (?, ?)')
  expect(add.run('b', 'two').changes).toBe(1)
})

it('finds at once that a file has not the tables of the others, or not their columns', () => {
  preparing(file(TABLE))(READ)
  expect(() => preparing(file())(READ)).toThrow('no such table')
  const changed = file('CREATE TABLE note (id TEXT PRIMARY KEY)')
  expect(() => preparing(changed)(READ)).toThrow('no such column')
})
