import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { fileIn } from '../testing/hostile-rows.test-support.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

/** A run that ended and was read, so that its process has it in memory. */
async function openRead() {
  const directory = temporaryFolder()
  const session = await openSession({ directory, store: 'sqlite' })
  const { id } = await (await session.start('write', { note: 'x' })).finished()
  const run = await session.run(id)
  const edit = (sql: string): void => {
    const database = new DatabaseSync(fileIn(directory))
    expect(database.prepare(sql).run(id).changes).toBeGreaterThan(0)
    database.close()
  }
  return { session, id, run, edit }
}

describe('a run that is in memory and read again', () => {
  it('is the same record while its head is the same', async () => {
    const { session, id, run } = await openRead()
    expect(await session.run(id)).toBe(run)
  })

  it.each([
    ['its state', `UPDATE run SET state = 'rejected' WHERE id = ?`],
    ['what its head says', `UPDATE run SET record = CAST('{}' AS BLOB) WHERE id = ?`],
    ['whom it asks', `UPDATE run SET awaits = CAST('[{"activity":"a"}]' AS BLOB) WHERE id = ?`],
    ['the digest of its head', `UPDATE run SET digest = zeroblob(32) WHERE id = ?`],
    ['its key', `UPDATE run SET idempotency_key = 'another' WHERE id = ?`],
    ['the newest entry of its log', `UPDATE audit_entry SET sequence = 7 WHERE run = ?`],
  ])('is refused where somebody edited %s', async (_, sql) => {
    const { session, id, edit } = await openRead()
    edit(sql)
    await expectCode('FCC_STORE_TAMPERED', () => session.run(id))
  })

  it('is the record that was checked, whatever somebody wrote into a row of it since', async () => {
    const { session, id, run, edit } = await openRead()
    edit(`UPDATE run_row SET record = CAST('[0,{}]' AS BLOB) WHERE run = ? AND kind = 'gate'`)
    expect(await session.run(id)).toEqual(run)
  })

  it('is what another process made of it', async () => {
    const directory = temporaryFolder()
    const [one, other] = [
      await openRuntime({ directory, store: 'sqlite' }),
      await openRuntime({ directory, store: 'sqlite' }),
    ]
    const session = one.tenant('riverside').as(ada)
    const { id } = await (await session.start('signed', { note: 'x' })).finished()
    expect((await session.run(id)).state).toBe('waiting')
    const there = other.tenant('riverside')
    await readAndAnswer(there.as(grace), id, { decision: 'approved' })
    await (await there.as(ada).resume(id)).finished()
    expect((await session.run(id)).state).toBe('completed')
  })
})
