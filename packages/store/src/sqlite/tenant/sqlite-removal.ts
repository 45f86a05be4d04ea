import {
  type CarriedCommand,
  isFinal,
  type RemovalMarker,
  type RunCommand,
  type RunRemoval,
  type RunState,
  type TenantStore,
} from '@fcc/contracts'
import { assertCount, assertRemoval, markersOf, storeError } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromJsonBytes, fromTextBytes, toTextBytes } from '../json-bytes.ts'
import type { TenantWorkWithAudit } from './tenant-work.ts'

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

/** Removing records from a tenant's file, and the markers that stay. */
export function createSqliteRemoval(work: TenantWorkWithAudit): Removal {
  const { connection, checkId, insertEntries } = work
  const { prepare, change, read } = connection
  const removeRun = prepareRunRemoval(connection)
  const insertMarker = prepare(
    'INSERT INTO removal (kind, key, record, digest) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const selectMarker = prepare(
    'SELECT kind, key, record, digest FROM removal WHERE kind = ? AND key = ?',
  )
  const selectMarkers = prepare(
    'SELECT kind, key, record, digest FROM removal WHERE kind = ? AND key > ? ORDER BY key LIMIT ?',
  )
  const emptyEntry = prepare(
    `UPDATE audit_entry SET canonical = x''
     WHERE id = ? AND insertion <= coalesce((SELECT size FROM audit_tree), 0)`,
  )
  const removeContent = prepare('DELETE FROM content WHERE address = ?')
  const forgetUses = prepare('DELETE FROM content_use WHERE address = ?')
  const removeEvent = prepare('DELETE FROM event WHERE id = ?')
  const removeCommand = prepare('DELETE FROM run_command WHERE id = ? AND carried IS NOT NULL')
  const selectState = prepare('SELECT state FROM run WHERE id = ?')
  const removeJournal = prepare('DELETE FROM journal_step WHERE run = ?')
  const selectCarried = prepare(
    `SELECT ordinal, id, record, digest FROM run_command
     WHERE carried IS NOT NULL AND ordinal > ? ORDER BY ordinal LIMIT ?`,
  )

  return {
    removeRecords: async (removal) => {
      assertRemoval(checkId, removal)
      return change(() => {
        for (const { of, key, text, digest } of markersOf(removal)) {
          if (insertMarker.run(of, key, toTextBytes(text), digest).changes === 1) continue
          throw storeError('FCC_STORE_NOT_REMOVABLE', [`The ${of} ${key}`, 'it was removed before'])
        }
        const counts = { contents: 0, events: 0, commands: 0 }
        for (const run of removal.runs) {
          const removed = removeRun(run)
          counts.contents += removed.contents
          counts.events += removed.events
          counts.commands += removed.commands
        }
        for (const { key } of removal.journals) {
          const found = selectState.get(key) as { readonly state: RunState } | undefined
          if (found === undefined || !isFinal(found.state)) {
            throw storeError('FCC_STORE_NOT_REMOVABLE', [
              `The journal ${key}`,
              'its run is not over',
            ])
          }
          removeJournal.run(key)
        }
        for (const { key } of removal.entries) {
          if (emptyEntry.run(key).changes === 1) continue
          throw storeError('FCC_STORE_NOT_REMOVABLE', [`The entry ${key}`, 'it has no place'])
        }
        for (const address of removal.contents) {
          counts.contents += Number(removeContent.run(address).changes)
          forgetUses.run(address)
        }
        for (const id of removal.events) counts.events += Number(removeEvent.run(id).changes)
        for (const id of removal.commands) counts.commands += Number(removeCommand.run(id).changes)
        insertEntries(removal.written)
        return counts
      })
    },
    readMarker: (of, key) =>
      read(() => {
        checkId(of === 'entry' ? 'audit entry' : 'run', key)
        const row = selectMarker.get(of, key) as MarkerRow | undefined
        return row && toMarker(row)
      }),
    listMarkers: ({ of, after = '', limit }) =>
      read(() => {
        const most = limit === undefined ? -1 : assertCount('limit', limit)
        const from = after === '' ? '' : checkId('marker', after)
        return (selectMarkers.all(of, from, most) as unknown as MarkerRow[]).map(toMarker)
      }),
    listCarriedCommands: ({ after = 0, limit } = {}) =>
      read(() => {
        const most = limit === undefined ? -1 : assertCount('limit', limit)
        const rows = selectCarried.all(assertCount('after', after), most)
        return (rows as unknown as CarriedRow[]).map(toCarried)
      }),
  }
}

/** Removes a run whole, inside a transaction that is under way. */
function prepareRunRemoval({ prepare }: Connection) {
  const select = prepare('SELECT state, sequence FROM run WHERE id = ?')
  const remove = (table: string, column = 'run') =>
    prepare(`DELETE FROM ${table} WHERE ${column} = ?`)
  const removeRest = ['lease', 'journal_step', 'approval', 'run_row'].map((table) => remove(table))
  const [removeEvents, removeCommands, removeHead] = [
    remove('event'),
    remove('run_command'),
    remove('run', 'id'),
  ] as const
  const forgetUse = prepare('DELETE FROM content_use WHERE address = ? AND run = ?')
  const nextUse = prepare('SELECT min(run) AS run FROM content_use WHERE address = ?')
  const handOver = prepare('UPDATE content SET run = ? WHERE address = ? AND run = ?')
  const removeContent = prepare('DELETE FROM content WHERE address = ? AND run = ?')

  /** Takes a run away from those that name a content; who was the last takes the content along. */
  function releaseContent(address: string, run: string): number {
    forgetUse.run(address, run)
    const { run: next } = nextUse.get(address) as { readonly run: string | null }
    if (next === null) return Number(removeContent.run(address, run).changes)
    if (handOver.run(next, address, run).changes === 1) forgetUse.run(address, next)
    return 0
  }

  return ({ marker: { key: run }, sequence, contents }: RunRemoval) => {
    const found = select.get(run) as { state: RunState; sequence: number } | undefined
    const refuse = (because: string) =>
      storeError('FCC_STORE_NOT_REMOVABLE', [`The run ${run}`, because])
    if (found === undefined) throw refuse('it is not there')
    if (!isFinal(found.state)) throw refuse(`it is ${found.state}`)
    if (found.sequence !== sequence) throw refuse(`it is at sequence ${found.sequence}`)
    for (const statement of removeRest) statement.run(run)
    const events = Number(removeEvents.run(run).changes)
    const commands = Number(removeCommands.run(run).changes)
    removeHead.run(run)
    let removed = 0
    for (const address of new Set(contents)) removed += releaseContent(address, run)
    return { events, commands, contents: removed }
  }
}

function toMarker({ kind, key, record, digest }: MarkerRow): RemovalMarker {
  return { of: kind, key, text: fromTextBytes(record), digest }
}

function toCarried({ ordinal, id, record, digest }: CarriedRow): CarriedCommand {
  const command = { ...fromJsonBytes<Omit<RunCommand, 'digest'>>(record), id, digest }
  return { place: ordinal, command }
}
