import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import { createGroupCommit, type GroupCommit } from './group-commit.ts'

let database: DatabaseSync
let group: GroupCommit
let begun: number

const insert = (id: number) => () => {
  database.prepare('INSERT INTO row VALUES (?)').run(id)
  return id
}
const rows = () =>
  database
    .prepare('SELECT id FROM row ORDER BY id')
    .all()
    .map((row) => (row as { id: number }).id)

beforeEach(() => {
  database = new DatabaseSync(':memory:')
  database.exec('CREATE TABLE row (id INTEGER PRIMARY KEY) STRICT')
  begun = 0
  // Counts transactions: each that inserts anything moves the counter of the file once.
  group = createGroupCommit(
    new Proxy(database, {
      get(target, key) {
        if (key !== 'prepare') return Reflect.get(target, key).bind(target)
        return (sql: string) => {
          const statement = target.prepare(sql)
          if (!sql.startsWith('BEGIN')) return statement
          return {
            run: () => {
              begun += 1
              return statement.run()
            },
          }
        }
      },
    }),
    { file: 'file', busyTimeoutMs: 1 },
  )
})

describe('a group commit', () => {
  it('puts what comes in one turn into one transaction, in order', async () => {
    const answers = await Promise.all([1, 2, 3].map((id) => group.add(insert(id))))
    expect(answers).toEqual([1, 2, 3])
    expect(rows()).toEqual([1, 2, 3])
    expect(begun).toBe(1)
  })

  it('begins anew for what comes later', async () => {
    await group.add(insert(1))
    await group.add(insert(2))
    expect(begun).toBe(2)
  })

  it('refuses one that throws, with all that it did, and keeps the others', async () => {
    const outcomes = await Promise.allSettled([
      group.add(insert(1)),
      group.add(() => {
        insert(2)()
        throw new Error('changed its mind')
      }),
      group.add(insert(1)),
      group.add(insert(4)),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ])
    expect(rows()).toEqual([1, 4])
  })

  it('refuses one alone with all that it did', async () => {
    const refused = group.add(() => {
      insert(1)()
      throw new Error('changed its mind')
    })
    await expect(refused).rejects.toMatchObject({ code: 'FCC_STORE_FAILED' })
    expect(rows()).toEqual([])
    await group.add(insert(1))
  })

  it('refuses all when the file itself cannot take them, and keeps none', async () => {
    database.exec('PRAGMA max_page_count = 3; CREATE TABLE large (bytes BLOB) STRICT')
    const fill = () => {
      for (let count = 0; count < 10; count += 1) {
        database.prepare('INSERT INTO large VALUES (zeroblob(4000))').run()
      }
    }
    const outcomes = await Promise.allSettled([group.add(fill), group.add(fill)])
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ reason: { code: 'FCC_STORE_FULL' } })
    }
    const count = database.prepare('SELECT count(*) AS count FROM large').get()
    expect({ ...(count as object) }).toEqual({ count: 0 })
    await group.add(insert(1))
    expect(rows()).toEqual([1])
  })

  it('commits at once what is queued when it is flushed', async () => {
    const queued = group.add(insert(1))
    group.flush()
    expect(rows()).toEqual([1])
    group.flush()
    expect(await queued).toBe(1)
  })

  it('takes work that comes while it commits into the next group', async () => {
    let later: Promise<number> | undefined
    await group.add(() => {
      later = group.add(insert(2))
      return insert(1)()
    })
    expect(await later).toBe(2)
    expect(begun).toBe(2)
  })
})
