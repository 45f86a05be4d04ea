import {
  abortsVisit,
  isFinal,
  type RunCommand,
  type RunState,
  type TenantStore,
} from '@fcc/contracts'
import { assertEntries, storeError, urgentFirst } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'
import type { TenantWork, TenantWorkWithAudit } from './tenant-work.ts'

interface CommandRow {
  readonly id: string
  readonly record: Uint8Array
  readonly digest: Uint8Array
}

/** Takes the commands of a commit as carried out; inside its transaction. */
export type SqliteCommandCheck = (
  run: string,
  commands: readonly string[],
  after: { readonly state: RunState; readonly sequence: number },
) => void

/** Prepares it: a commit while somebody commands an end or a quarantine carries that out, or is refused. */
export function prepareCommandCheck({ prepare }: Connection): SqliteCommandCheck {
  const selectUrgent = prepare(
    'SELECT id FROM run_command WHERE run = ? AND carried IS NULL AND aborts = 1',
  )
  const carry = prepare(
    'UPDATE run_command SET carried = ? WHERE id = ? AND run = ? AND carried IS NULL',
  )
  const carryAll = prepare('UPDATE run_command SET carried = ? WHERE run = ? AND carried IS NULL')
  return (run, commands, { state, sequence }) => {
    const urgent = selectUrgent.all(run) as unknown as readonly { readonly id: string }[]
    if (urgent.some(({ id }) => !commands.includes(id))) {
      throw storeError('FCC_STORE_COMMANDED', [run])
    }
    if (isFinal(state)) carryAll.run(sequence, run)
    else for (const id of commands) carry.run(sequence, id, run)
  }
}

/** The commands of runs, in a tenant's file. */
export function createSqliteRunCommands(
  work: TenantWork & Pick<TenantWorkWithAudit, 'insertEntries'>,
): Pick<TenantStore, 'writeCommand' | 'readCommands'> {
  const { connection, checkId, insertEntries } = work
  const { prepare, change, read } = connection
  const selectRun = prepare('SELECT state FROM run WHERE id = ?')
  const select = prepare(
    'SELECT id, record, digest FROM run_command WHERE run = ? AND carried IS NULL ORDER BY ordinal',
  )
  const insert = prepare(
    `INSERT INTO run_command (id, run, aborts, record, digest) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
  )
  const pendingOf = (run: string): readonly RunCommand[] =>
    (select.all(run) as unknown as readonly CommandRow[]).map(({ id, record, digest }) => ({
      ...fromJsonBytes<Omit<RunCommand, 'digest'>>(record),
      id,
      digest,
    }))

  return {
    writeCommand: async ({ digest, ...command }, entries) => {
      const run = checkId('run', command.run)
      const id = checkId('command', command.id)
      assertEntries(checkId, entries, run)
      return change(() => {
        const found = selectRun.get(run) as { readonly state: RunState } | undefined
        if (found === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [run])
        if (isFinal(found.state) || pendingOf(run).some(({ kind }) => kind === command.kind)) {
          return false
        }
        const { changes } = insert.run(
          ...([id, run, abortsVisit(command) ? 1 : 0, toJsonBytes(command), digest] as const),
        )
        if (changes !== 1) throw storeError('FCC_STORE_DUPLICATE_ENTRY', [id])
        insertEntries(entries)
        return true
      })
    },
    readCommands: (run) => read(() => urgentFirst(pendingOf(checkId('run', run)))),
  }
}
