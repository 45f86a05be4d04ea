import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createSqliteStore } from '@fcc/store'
import { Client } from 'pg'
import { nextDatabase } from '../server/bench-database.ts'
import type { CreateSide, Facts } from '../sides/side.ts'
import { APPEND_TENANT, APPENDED, appendedFacts, appendOf, createTurns } from './append-work.ts'

/** Writes one visit; the number of its entry is given. */
type Append = (run: string, sequence: number, insertion: number) => Promise<void>

interface Bare {
  append: Append
  create(run: string): Promise<void>
  count(table: string): Promise<number>
  close(): Promise<void>
}

/**
 * The same rows and bytes by the same driver: prepared statements in a transaction a commit, into the same
 * tables and past their policies. No lease, no sequence and no number is looked at.
 */
export const createSide: CreateSide = async ({ store }) => ({
  async measure({ count, concurrency, directory }, { stopwatch, sideBySide }) {
    const bare = store === 'sqlite' ? await openSqlite(directory) : await openPostgres(concurrency)
    try {
      const runs = Array.from({ length: concurrency }, (_, number) => `r${number}`)
      for (const run of runs) await bare.create(run)
      const turn = createTurns(runs)
      let insertion = 0
      await stopwatch(() =>
        sideBySide(count, concurrency, () =>
          turn((run, sequence) => {
            insertion += 1
            return bare.append(run, sequence, insertion)
          }),
        ),
      )
      return await facts(bare)
    } finally {
      await bare.close()
    }
  },
})

async function facts(bare: Bare): Promise<Facts> {
  const rows: Record<string, number> = {}
  for (const table of APPENDED) rows[table] = await bare.count(table)
  return appendedFacts(rows)
}

const bytes = (value: string): Uint8Array => Buffer.from(value)

/** The values of one visit, by statement. */
function valuesOf(run: string, sequence: number, insertion: number) {
  const { head, rows, contents, entries, events } = appendOf(run, sequence)
  const [row, content, entry, event] = [rows[0], contents[0], entries[0], events[0]]
  if (!row || !content || !entry || !event) throw new Error('A visit lacks a part.')
  const { labels, subjects } = content
  return {
    head: [sequence, bytes('[]'), bytes(head.text), head.digest, run],
    row: [run, row.kind, row.key, sequence, bytes(row.text), row.digest],
    content: [
      ...[content.address, content.mediaType, content.bytes, bytes(JSON.stringify(labels))],
      ...[bytes(JSON.stringify(subjects)), content.sealed, content.digest, run],
    ],
    entry: [
      ...[insertion, entry.id, run, sequence, entry.visit ?? null, bytes(entry.canonical)],
      ...[entry.leafHash, entry.digest],
    ],
    event: [insertion, event.id, run, bytes(event.text), event.digest],
  } as const
}

const COLUMNS = {
  row: ['run', 'kind', 'key', 'sequence', 'record', 'digest'],
  content: [...['address', 'media_type', 'bytes', 'labels', 'subjects', 'sealed', 'digest', 'run']],
  entry: ['insertion', 'id', 'run', 'sequence', 'visit', 'canonical', 'leaf_hash', 'digest'],
  event: ['insertion', 'id', 'run', 'record', 'digest'],
} as const
const TABLES = { row: 'run_row', content: 'content', entry: 'audit_entry', event: 'event' } as const
const UPSERT = `DO UPDATE
  SET sequence = excluded.sequence, record = excluded.record, digest = excluded.digest`

async function openSqlite(directory: string): Promise<Bare> {
  // The file with its tables and indices is made by the store.
  const backend = await createSqliteStore({ synchronous: 'full' }).open({ directory })
  await backend.openTenant(APPEND_TENANT)
  await backend.close()
  const database = new DatabaseSync(join(directory, 'tenants', `${APPEND_TENANT}.sqlite`))
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA wal_autocheckpoint = 4000')
  const insert = (part: keyof typeof TABLES, tail = '') =>
    database.prepare(
      `INSERT INTO ${TABLES[part]} (${COLUMNS[part].join(', ')})
       VALUES (${COLUMNS[part].map(() => '?').join(', ')}) ${tail}`,
    )
  const update = database.prepare(
    'UPDATE run SET sequence = ?, awaits = ?, record = ?, digest = ? WHERE id = ?',
  )
  const create = database.prepare(
    'INSERT INTO run (id, state, sequence, awaits, record, digest) VALUES (?, ?, 0, ?, ?, ?)',
  )
  const row = insert('row', `ON CONFLICT (run, kind, key) ${UPSERT}`)
  const [content, entry, event] = [insert('content'), insert('entry'), insert('event')]
  return {
    async create(run) {
      create.run(run, 'running', bytes('[]'), bytes('{}'), bytes('d'))
    },
    async append(run, sequence, insertion) {
      const values = valuesOf(run, sequence, insertion)
      database.exec('BEGIN IMMEDIATE')
      update.run(...values.head)
      row.run(...values.row)
      content.run(...values.content)
      entry.run(...values.entry)
      event.run(...values.event)
      database.exec('COMMIT')
    },
    count: async (table) =>
      Number(Object.values(database.prepare(`SELECT count(*) FROM ${table}`).get() ?? {})[0]),
    close: async () => database.close(),
  }
}

async function openPostgres(concurrency: number): Promise<Bare> {
  const { ownerUrl } = await nextDatabase()
  const clients = await Promise.all(
    Array.from({ length: concurrency }, async () => {
      const client = new Client({
        connectionString: ownerUrl,
        pipeline: true,
      } as ConstructorParameters<typeof Client>[0])
      await client.connect()
      return client
    }),
  )
  const places = (count: number, from = 1) =>
    Array.from({ length: count }, (_, at) => `$${at + from}`).join(', ')
  const insert = (part: keyof typeof TABLES, tail = '') =>
    `INSERT INTO fcc.${TABLES[part]} (tenant, ${COLUMNS[part].join(', ')})
     VALUES ('${APPEND_TENANT}', ${places(COLUMNS[part].length)}) ${tail}`
  const texts = {
    head: `UPDATE fcc.run SET sequence = $1, awaits = $2, record = $3, digest = $4
           WHERE tenant = '${APPEND_TENANT}' AND id = $5`,
    row: insert('row', `ON CONFLICT (tenant, run, kind, key) ${UPSERT}`),
    content: insert('content'),
    entry: insert('entry'),
    event: insert('event'),
  } as const
  let ordinal = 0
  return {
    async create(run) {
      ordinal += 1
      await clients[0]?.query(
        `INSERT INTO fcc.run (tenant, ordinal, id, state, sequence, awaits, record, digest)
         VALUES ('${APPEND_TENANT}', $1, $2, 'running', 0, '[]', '{}', 'd')`,
        [ordinal, run],
      )
    },
    async append(run, sequence, insertion) {
      const client = clients.pop()
      if (!client) throw new Error('There are fewer connections than commits under way.')
      const values = valuesOf(run, sequence, insertion)
      // All of it in one trip.
      const sent = [
        client.query({ name: 'begin', text: 'BEGIN' }),
        ...(['head', 'row', 'content', 'entry', 'event'] as const).map((part) =>
          client.query({ name: part, text: texts[part], values: [...values[part]] }),
        ),
        client.query({ name: 'commit', text: 'COMMIT' }),
      ]
      await Promise.all(sent)
      clients.push(client)
    },
    async count(table) {
      const found = await clients[0]?.query(`SELECT count(*)::int AS count FROM fcc.${table}`)
      const row = found?.rows[0] as { readonly count: number } | undefined
      return row?.count ?? 0
    },
    async close() {
      for (const client of clients) await client.end()
    },
  }
}
