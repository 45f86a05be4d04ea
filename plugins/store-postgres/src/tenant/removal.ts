import {
  type CarriedCommand,
  isFinal,
  type RemovalMarker,
  type RunCommand,
  type RunState,
  type TenantStore,
} from '@fcc/contracts'
import { assertCount, assertRemoval, markersOf, storeError } from '@fcc/contracts/store-checks'
import { fromBytes, fromJson, toBytes } from '../connection/record-bytes.ts'
import { type Sql, statement } from '../connection/sql.ts'
import { insertEntries } from './entry-rows.ts'
import { removeRun } from './remove-run.ts'
import type { TenantWork } from './tenant-work.ts'

type Removal = Pick<
  TenantStore,
  'removeRecords' | 'readMarker' | 'listMarkers' | 'listCarriedCommands'
>

interface MarkerRow {
  readonly kind: RemovalMarker['of']
  readonly key: string
  readonly record: Uint8Array
  readonly digest: Uint8Array
}

interface CarriedRow {
  readonly ordinal: number
  readonly id: string
  readonly record: Uint8Array
  readonly digest: Uint8Array
}

const INSERT_MARKER = statement(
  'insert marker',
  `INSERT INTO fcc.removal (tenant, kind, key, record, digest) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT DO NOTHING`,
)
const SELECT_MARKER = statement(
  'select marker',
  'SELECT kind, key, record, digest FROM fcc.removal WHERE tenant = $1 AND kind = $2 AND key = $3',
)
const SELECT_MARKERS = statement(
  'select markers',
  `SELECT kind, key, record, digest FROM fcc.removal
   WHERE tenant = $1 AND kind = $2 AND key > $3 ORDER BY key LIMIT $4`,
)
const EMPTY_ENTRY = statement(
  'empty entry',
  `UPDATE fcc.audit_entry SET canonical = ''
   WHERE tenant = $1 AND id = $2
     AND insertion <= coalesce((SELECT size FROM fcc.audit_tree WHERE audit_tree.tenant = $1), 0)`,
)
const SELECT_STATE = statement(
  'select state of journal',
  'SELECT state FROM fcc.run WHERE tenant = $1 AND id = $2',
)
const removeNamed = (table: string, column: string, more = '') =>
  statement(
    `remove named of ${table}`,
    `DELETE FROM fcc.${table} WHERE tenant = $1 AND ${column} = ANY($2::text[]) ${more}`,
  )
const REMOVE_JOURNALS = removeNamed('journal_step', 'run')
const REMOVE_CONTENTS = removeNamed('content', 'address')
const FORGET_USES = removeNamed('content_use', 'address')
const REMOVE_EVENTS = removeNamed('event', 'id')
const REMOVE_COMMANDS = removeNamed('run_command', 'id', 'AND carried IS NOT NULL')
const SELECT_CARRIED = statement(
  'select carried',
  `SELECT ordinal, id, record, digest FROM fcc.run_command
   WHERE tenant = $1 AND carried IS NOT NULL AND ordinal > $2 ORDER BY ordinal LIMIT $3`,
)

const refuse = (what: string, because: string) =>
  storeError('FCC_STORE_NOT_REMOVABLE', [what, because])

/** Removing records, and the markers that stay. */
export function createRemoval({ tenant, checkId, change, read }: TenantWork): Removal {
  async function leaveMarker(sql: Sql, marker: RemovalMarker): Promise<void> {
    const { of, key, text, digest } = marker
    const { count } = await sql.run(INSERT_MARKER, [tenant, of, key, toBytes(text), digest])
    if (count !== 1) throw refuse(`The ${of} ${key}`, 'it was removed before')
  }

  async function assertOver(sql: Sql, run: string): Promise<void> {
    const { rows } = await sql.run<{ readonly state: RunState }>(SELECT_STATE, [tenant, run])
    const [row] = rows
    if (!row || !isFinal(row.state)) throw refuse(`The journal ${run}`, 'its run is not over')
  }

  return {
    removeRecords: async (removal) => {
      assertRemoval(checkId, removal)
      const { runs, journals, entries, contents, events, commands, written } = removal
      return change(async (tx) => {
        const { sql } = tx
        for (const marker of markersOf(removal)) await leaveMarker(sql, marker)
        const counts = { contents: 0, events: 0, commands: 0 }
        for (const run of runs) {
          const removed = await removeRun(tenant, sql, run)
          counts.contents += removed.contents
          counts.events += removed.events
          counts.commands += removed.commands
        }
        for (const { key } of journals) await assertOver(sql, key)
        await sql.run(REMOVE_JOURNALS, [tenant, journals.map(({ key }) => key)])
        for (const { key } of entries) {
          const { count } = await sql.run(EMPTY_ENTRY, [tenant, key])
          if (count !== 1) throw refuse(`The entry ${key}`, 'it has no place')
        }
        await sql.run(FORGET_USES, [tenant, contents])
        counts.contents += (await sql.run(REMOVE_CONTENTS, [tenant, contents])).count
        counts.events += (await sql.run(REMOVE_EVENTS, [tenant, events])).count
        counts.commands += (await sql.run(REMOVE_COMMANDS, [tenant, commands])).count
        await insertEntries(tenant, tx, written)
        return counts
      })
    },
    readMarker: async (of, key) => {
      checkId(of === 'entry' ? 'audit entry' : 'run', key)
      return read(async (sql) => {
        const { rows } = await sql.run<MarkerRow>(SELECT_MARKER, [tenant, of, key])
        return rows[0] && toMarker(rows[0])
      })
    },
    listMarkers: async ({ of, after = '', limit }) => {
      const most = limit === undefined ? null : assertCount('limit', limit)
      const from = after === '' ? '' : checkId('marker', after)
      return read(async (sql) => {
        const { rows } = await sql.run<MarkerRow>(SELECT_MARKERS, [tenant, of, from, most])
        return rows.map(toMarker)
      })
    },
    listCarriedCommands: async ({ after = 0, limit } = {}) => {
      const most = limit === undefined ? null : assertCount('limit', limit)
      assertCount('after', after)
      return read(async (sql) => {
        const { rows } = await sql.run<CarriedRow>(SELECT_CARRIED, [tenant, after, most])
        return rows.map(toCarried)
      })
    },
  }
}

function toMarker({ kind, key, record, digest }: MarkerRow): RemovalMarker {
  return { of: kind, key, text: fromBytes(record), digest }
}

function toCarried({ ordinal, id, record, digest }: CarriedRow): CarriedCommand {
  const command = { ...fromJson<Omit<RunCommand, 'digest'>>(record), id, digest }
  return { place: ordinal, command }
}
