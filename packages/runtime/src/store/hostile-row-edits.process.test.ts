import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SupportedValueType } from 'node:sqlite'
import { leafHash } from '@fcc/audit'
import { FccError } from '@fcc/plugin-api'
import { createKeyRing, createMemoryMasterKey, type KeyRing } from '@fcc/sealing'
import { sqliteStore } from '@fcc/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  changed,
  fileIn,
  type Row,
  readEverything,
  rowsOf,
  someOf,
  tablesOf,
  whereOf,
} from '../testing/hostile-rows.test-support.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import { ada, grace, openSharedRuntime } from '../testing/test-runtime.test-support.ts'
import { createTenantRecords } from './create-tenant-records.ts'
import { createRowDigests } from './row-digests.ts'

type Edit = (database: DatabaseSync) => void

// A runtime closes its master key with itself; this one is used again.
const masterKey = { ...createMemoryMasterKey(), close: async () => undefined }

/** What a column may say without anybody noticing, and why that lets nothing be believed. */
const HARMLESS: Readonly<Record<string, string>> = {
  'lease.holder': 'who holds a lease can commit nothing that the head does not count',
  'lease.epoch': 'a lease of another epoch is refused by whoever has the newer one',
  'lease.expires_at': 'a lease that lapses early is taken anew, under a higher epoch',
  'run.ordinal': 'the order of a list',
  'event.sent': 'an event is told again, or the run is followed in the log',
  'event.insertion': 'the order in which events are told',
  'journal_step.ordinal': 'an order that stays the same',
  'audit_entry.insertion': 'an order that stays the same',
  'migration.applied': 'when the file was made',
  'run_command.run': 'gone it is given again; under another run it is refused',
  'run_command.ordinal': 'the order of commands',
  'run_command.carried': 'when it was carried out',
  'run_command.aborts': 'whether it ends a visit under way',
  'tenant.identity': 'compared with the control store when a runtime opens the tenant',
  'lease.run': 'the lease is taken anew',
  'migration.number': 'the steps that the file took',
  'content.run': 'whoever edits it could take the content away, which is found',
  'content_use.address': 'the same',
  'content_use.run': 'the same',
}

/** Rows that are gone without a trace, and why nothing is believed for it. */
const HARMLESS_DELETIONS: Readonly<Record<string, string>> = {
  lease: 'the lease is taken anew',
  migration: 'the steps that the file took',
  tenant: 'whose rows they are, their digests say',
  run_command: 'it is given again, or was carried out',
  event: 'what it told is in the audit log',
  audit_tree: 'the tree is built again from the same entries',
  content_use: 'whoever deletes it could take the content away, which is found',
}

let keys: KeyRing
let template: string
let older: string
let runs: readonly string[]
let removed: string
let closeKeys: () => Promise<void>

beforeAll(async () => {
  template = temporaryFolderKept()
  older = join(temporaryFolderKept(), 'older.sqlite')
  const write = async (
    { artifacts }: { readonly artifacts: Readonly<Record<string, { readonly text: string }>> },
    {
      activity,
    }: { activity<T>(name: string, request: unknown, act: () => Promise<T>): Promise<T> },
  ) => {
    const answer = await activity('ask', { q: 1 }, async () => ({ a: 2 }))
    return { artifacts: { written: `${artifacts.note?.text} ${answer.a}` } }
  }
  const open = () =>
    openSharedRuntime({
      directory: template,
      store: 'sqlite',
      masterKey,
      plugins: [sample({ write: write as never })],
    })
  const first = await open()
  const start = async (scenario: string, options = {}, note = 'a SECRET') => {
    const handle = await first.tenant('riverside').as(ada).start(scenario, { note }, options)
    await handle.finished()
    return handle.id
  }
  const [signed, other, waits] = [
    await start('signed'),
    await start('signed'),
    await start('write', { labels: ['handled'] }),
  ]
  const twice = await start('twice', { idempotencyKey: 'once' })
  const cancelled = await start('signed')
  const ofOne = { subjects: ['patient'] }
  const [quiet, shares] = [await start('write', ofOne), await start('write', ofOne)]
  removed = await start('twice', {}, 'of a run that goes')
  await first.close()
  copyFileSync(fileIn(template), older)
  const second = await open()
  const officer = second.tenant('riverside').as(grace)
  for (const run of [signed, other])
    await readAndAnswer(officer, run, { decision: 'approved', note: 'seen' })
  await (await officer.resume(signed)).finished()
  await readAndAnswer(officer, waits, { decision: 'waived', note: 'asked for' })
  await second.tenant('riverside').as(ada).cancel(cancelled)
  await second.close()
  runs = [signed, other, waits, twice, cancelled, quiet, shares]
  const backend = await sqliteStore.open({ directory: join(template, '.fcc') })
  keys = createKeyRing({ masterKey, control: backend.control, tenant: 'riverside', now: Date.now })
  await keys.ready()
  const store = await backend.openTenant('riverside')
  const records = createTenantRecords(store, createRowDigests('riverside', keys))
  const at = new Date(0).toISOString()
  const command = { id: 'pending', run: other, kind: 'pause', by: ada, say: 'Wait.', at } as const
  await records.writeCommand(command, [])
  const entry = (run: string) => {
    const canonical = `{"id":"${run}:removed"}`
    return { id: `${run}:removed`, run, canonical, leafHash: leafHash(canonical) }
  }
  await records.removeRecords({
    ...{ at, act: 'act', contents: [], events: [], commands: [] },
    runs: { ids: [removed], days: 30 },
    journals: [quiet],
    entries: { rows: await records.readEntries({ run: removed }), days: 30 },
    written: [entry(removed)],
  })
  await store.close()
  closeKeys = async () => {
    keys.close()
    await backend.close()
  }
}, 60_000)

afterAll(async () => {
  await closeKeys()
  for (const folder of kept) rmSync(folder, { recursive: true, force: true })
})

const kept: string[] = []
function temporaryFolderKept(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-hostile-'))
  kept.push(folder)
  return folder
}

let copies = 0
/** What reading says after an edit: the code, or `believed`. */
async function readAfter(edit: Edit): Promise<string> {
  const directory = join(temporaryFolderKept(), `copy-${copies++}`)
  cpSync(template, directory, { recursive: true })
  const database = new DatabaseSync(fileIn(directory), { enableForeignKeyConstraints: false })
  try {
    edit(database)
  } catch {
    return 'the file itself refuses it'
  } finally {
    database.close()
  }
  return readEverything(directory, keys, runs).then(
    () => 'believed',
    (error: unknown) => (FccError.is(error) ? error.code : (error as Error).message),
  )
}

async function count(
  cases: readonly (readonly [what: string, edit: Edit])[],
  isHarmless: (what: string) => boolean,
) {
  const believed: string[] = []
  let found = 0
  for (const [what, edit] of cases) {
    const said = await readAfter(edit)
    if (said !== 'believed') found += 1
    else if (!isHarmless(what)) believed.push(what)
  }
  return { tried: cases.length, found, believed }
}

describe('rows that somebody edited who has the file and no key', { timeout: 600_000 }, () => {
  it('are read as they were written where nobody edited them', async () => {
    expect(await readAfter(() => undefined)).toBe('believed')
  })

  it('are found where a column says something else, in every table', async () => {
    const cases = tablesOf(fileIn(template)).flatMap((table) =>
      // Of what was carried out only that it was is read.
      someOf(rowsOf(fileIn(template), table.name).filter((row) => !row.carried)).flatMap((row) =>
        table.columns
          .filter(({ name }) => row[name] !== null)
          .map(({ name }): [string, Edit] => [
            `${table.name}.${name}`,
            (database) => {
              const { where, values } = whereOf(table, row)
              database
                .prepare(`UPDATE OR REPLACE ${table.name} SET ${name} = ? WHERE ${where}`)
                .run(changed(row[name] as SupportedValueType), ...values)
            },
          ]),
      ),
    )
    const { tried, found, believed } = await count(cases, (what) => Object.hasOwn(HARMLESS, what))
    console.info(`edited columns: ${found} of ${tried} found, the rest harmless`)
    expect([...new Set(believed)]).toEqual([])
  })

  it('are missed where one is deleted', async () => {
    const cases = tablesOf(fileIn(template)).flatMap((table) =>
      someOf(rowsOf(fileIn(template), table.name), 12).map((row): [string, Edit] => [
        table.name,
        (database) => {
          const { where, values } = whereOf(table, row)
          database.prepare(`DELETE FROM ${table.name} WHERE ${where}`).run(...values)
        },
      ]),
    )
    const { tried, found, believed } = await count(cases, (what) =>
      Object.hasOwn(HARMLESS_DELETIONS, what),
    )
    console.info(`deleted rows: ${found} of ${tried} found, the rest harmless`)
    expect([...new Set(believed)]).toEqual([])
  })

  it('are found where one stands in another run, or in the place of another', async () => {
    const cases = tablesOf(fileIn(template)).flatMap((table) => {
      const rows = rowsOf(fileIn(template), table.name)
      const isKey = (name: string) =>
        table.columns.some((column) => column.name === name && column.pk > 0)
      const names = table.columns
        .map(({ name }) => name)
        .filter(
          (name) =>
            !isKey(name) &&
            name !== 'id' &&
            name !== 'visit' &&
            name !== 'idempotency_key' &&
            name !== 'carried',
        )
      if (names.length === 0 || table.name === 'migration' || table.name === 'lease') return []
      return rows.slice(1, 9).map((row, index): [string, Edit] => [
        table.name,
        (database) => {
          const from = rows[index] as Row
          const { where, values } = whereOf(table, row)
          const set = names.map((name) => `${name} = ?`).join(', ')
          database
            .prepare(`UPDATE OR REPLACE ${table.name} SET ${set} WHERE ${where}`)
            .run(...names.map((name) => from[name] as SupportedValueType), ...values)
        },
      ])
    })
    const { tried, found, believed } = await count(cases, () => false)
    console.info(`swapped rows: ${found} of ${tried} found`)
    expect([...new Set(believed)]).toEqual([])
  })

  it('are found where one is put back from an older copy of the file', async () => {
    const cases = tablesOf(older).flatMap((table) => {
      const now = new Map(
        rowsOf(fileIn(template), table.name).map((row) => [
          JSON.stringify(whereOf(table, row).values),
          row,
        ]),
      )
      return rowsOf(older, table.name).flatMap((row): [string, Edit][] => {
        const current = now.get(JSON.stringify(whereOf(table, row).values))
        if (JSON.stringify(current) === JSON.stringify(row)) return []
        const names = table.columns.map(({ name }) => name)
        return [
          [
            table.name,
            (database) =>
              database
                .prepare(
                  `INSERT OR REPLACE INTO ${table.name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
                )
                .run(...names.map((name) => row[name] as SupportedValueType)) as never,
          ],
        ]
      })
    })
    const { tried, found, believed } = await count(
      cases,
      // A content of a run that is gone is named by nobody.
      (what) => ['lease', 'event', 'audit_tree', 'content'].includes(what),
    )
    console.info(`rows put back: ${found} of ${tried} found, the rest harmless`)
    expect(tried).toBeGreaterThan(3)
    expect([...new Set(believed)]).toEqual([])
  })

  it.each([
    ['a whole run is put back from an older copy', () => runs[0] as string],
    ['a run that was removed is put back, and its marker taken away', () => removed],
  ])('are found where %s', async (_what, which) => {
    const signed = which()
    const said = await readAfter((database) => {
      database.prepare(`DELETE FROM removal WHERE kind = 'run' AND key = ?`).run(signed)
      database.exec(`ATTACH DATABASE '${older}' AS older`)
      for (const [table, column] of [
        ['run', 'id'],
        ['run_row', 'run'],
        ['journal_step', 'run'],
        ['approval', 'run'],
      ] as const) {
        database.prepare(`DELETE FROM main.${table} WHERE ${column} = ?`).run(signed)
        database
          .prepare(`INSERT INTO main.${table} SELECT * FROM older.${table} WHERE ${column} = ?`)
          .run(signed)
      }
    })
    expect(said).toBe('FCC_STORE_TAMPERED')
  })

  it.each([
    [
      'an approval that says the other thing',
      `UPDATE approval SET record = CAST(replace(CAST(record AS TEXT), 'approved', 'rejected') AS BLOB)`,
    ],
    [
      'an approval that nobody gave',
      `INSERT INTO approval SELECT run, activity || 'x', record, note, digest FROM approval LIMIT 1; UPDATE approval SET activity = (SELECT run FROM run_row LIMIT 1) || '/build/1/answer#1', run = (SELECT run FROM run_row LIMIT 1) WHERE activity LIKE '%x'`,
    ],
    [
      'a gate that passed',
      `UPDATE run_row SET record = CAST(replace(CAST(record AS TEXT), '"passed":true', '"passed":false') AS BLOB) WHERE kind = 'gate'`,
    ],
    [
      'a label that is gone',
      `UPDATE run_row SET record = CAST(replace(CAST(record AS TEXT), 'secret', 'public') AS BLOB) WHERE kind = 'reference'`,
    ],
    [
      'a label of content that is gone',
      `UPDATE content SET labels = CAST(replace(CAST(labels AS TEXT), 'secret', 'public') AS BLOB)`,
    ],
    ['another state', `UPDATE run SET state = 'completed'`],
    ['another sequence', 'UPDATE run SET sequence = sequence + 1'],
    [
      'the address of another artifact',
      `UPDATE run_row SET record = (SELECT record FROM run_row AS other WHERE other.kind = 'reference' AND other.run <> run_row.run LIMIT 1) WHERE kind = 'reference'`,
    ],
    [
      'rows of another run under this one',
      `UPDATE OR REPLACE run_row SET run = (SELECT max(id) FROM run) WHERE kind = 'gate'`,
    ],
    [
      'a command that nobody gave',
      `INSERT INTO run_command (id, run, aborts, record, digest) SELECT 'eve ' || id, id, 1, CAST('{"id":"eve ' || id || '","kind":"cancel","run":"' || id || '","by":{"id":"eve","kind":"human","roles":[]},"say":"","at":""}' AS BLOB), x'00' FROM run`,
    ],
    ['a command that was carried out, and is given again', 'UPDATE run_command SET carried = NULL'],
    ['a run that is gone without a marker', `DELETE FROM removal WHERE kind = 'run'`],
    [
      'a run that is taken away under the marker of another',
      `INSERT INTO removal SELECT kind, (SELECT min(id) FROM run), record, digest FROM removal WHERE kind = 'run'; DELETE FROM run_row WHERE run = (SELECT min(id) FROM run); DELETE FROM run WHERE id = (SELECT min(id) FROM run)`,
    ],
    [
      'the text of an entry that is taken away',
      `UPDATE audit_entry SET canonical = x'' WHERE run IS NOT NULL AND id NOT IN (SELECT key FROM removal)`,
    ],
    [
      'the text of an entry that is taken away under the marker of another',
      `UPDATE audit_entry SET canonical = x'' WHERE run = (SELECT min(id) FROM run); INSERT OR IGNORE INTO removal SELECT 'entry', audit_entry.id, record, removal.digest FROM removal, audit_entry WHERE removal.kind = 'entry' AND canonical = x''`,
    ],
    [
      'a marker that says another day',
      `UPDATE removal SET record = CAST(replace(CAST(record AS TEXT), '1970', '2070') AS BLOB)`,
    ],
    ['a journal that is taken away', `DELETE FROM journal_step`],
    [
      'a run under another key',
      `UPDATE run SET idempotency_key = 'other' WHERE idempotency_key IS NOT NULL`,
    ],
  ])('are found: %s', async (_what, sql) => {
    expect(await readAfter((database) => database.exec(sql))).toBe('FCC_STORE_TAMPERED')
  })
})
