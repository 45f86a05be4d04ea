import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { createConnection } from './connection.ts'

it('several readings as one see nothing that another process commits between them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-read-as-one-'))
  const file = join(folder, 'a.sqlite')
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE step (number INTEGER) STRICT')
  const connection = createConnection(database, 'the test', {
    file,
    checkpointPages: 1000,
    maxLogPages: 10_000,
    busyTimeoutMs: 1000,
  })
  const other = new DatabaseSync(file)
  onTestFinished(() => {
    other.close()
    connection.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const count = connection.prepare('SELECT count(*) AS steps FROM step')
  const readTwice = () => {
    const before = count.get()
    other.exec('INSERT INTO step VALUES (1)')
    return [before, count.get()]
  }
  expect(await connection.readAsOne(readTwice)).toEqual([{ steps: 0 }, { steps: 0 }])
  expect(await connection.read(readTwice)).toEqual([{ steps: 1 }, { steps: 2 }])
  await expect(connection.readAsOne(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await connection.readAsOne(() => count.get())).toEqual({ steps: 2 })
})
