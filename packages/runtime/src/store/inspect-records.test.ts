import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { ada, openRuntime, temporaryFolder } from '../testing/test-runtime.test-support.ts'

/** Makes two runs, one of them of a subject that is erased then, and closes everything. */
async function prepare(directory: string): Promise<void> {
  const runtime = await openRuntime({ directory, store: 'sqlite' })
  const session = runtime.tenant('riverside').as(ada)
  for (const subject of ['patient-one', 'patient-two']) {
    const handle = await session.start('asked', { note: subject }, { subjects: [subject] })
    expect((await handle.finished()).state).toBe('completed')
  }
  await session.shred('patient-two')
  await runtime.close()
}

/** Changes the tenant's file as somebody without the keys would. */
function change(directory: string, sql: string): void {
  const database = new DatabaseSync(join(directory, '.fcc', 'tenants', 'riverside.sqlite'))
  database.exec(sql)
  database.close()
}

async function inspect(directory: string) {
  const runtime = await openRuntime({ directory, store: 'sqlite' })
  return runtime.tenants.inspect('riverside')
}

describe('reading everything that a tenant stores', () => {
  it('finds nothing wrong with what was written, and counts what was erased', async () => {
    const directory = temporaryFolder()
    await prepare(directory)
    const found = await inspect(directory)
    expect(found).toMatchObject({ runs: 2, visits: 2, problems: [], problemCount: 0 })
    expect(found.entries).toBeGreaterThan(4)
    expect(found.contents).toBeGreaterThan(found.erased)
    expect(found.erased).toBeGreaterThan(0)
  })

  it.each([
    ['an audit entry', `UPDATE audit_entry SET canonical = CAST('{}' AS BLOB) WHERE insertion = 2`],
    ['an entry that is gone', 'DELETE FROM audit_entry WHERE insertion = 2'],
    ['a content', `UPDATE content SET sealed = x'00' WHERE address NOT LIKE 'plan:%'`],
    ['a content that is gone', `DELETE FROM content WHERE address NOT LIKE 'plan:%'`],
    ['a plan that is gone', `DELETE FROM content WHERE address LIKE 'plan:%'`],
    ['a row of a run', `UPDATE run_row SET record = CAST('{}' AS BLOB) WHERE kind = 'node'`],
    ['a row that is gone', `DELETE FROM run_row WHERE kind = 'node'`],
    ['the head of a run', `UPDATE run SET state = 'failed'`],
    ['an event', `UPDATE event SET record = CAST('{}' AS BLOB)`],
    ['a step of the journal', `UPDATE journal_step SET sealed = x'00'`],
  ])('finds %s that somebody changed', async (_, sql) => {
    const directory = temporaryFolder()
    await prepare(directory)
    change(directory, sql)
    expect((await inspect(directory)).problemCount).toBeGreaterThan(0)
  })
})
