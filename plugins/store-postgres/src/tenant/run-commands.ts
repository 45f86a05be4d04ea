import {
  abortsVisit,
  isFinal,
  type RunCommand,
  type RunState,
  type TenantStore,
} from '@fcc/contracts'
import { assertEntries, storeError, urgentFirst } from '@fcc/contracts/store-checks'
import { fromJson, toJson } from '../connection/record-bytes.ts'
import { type Sql, statement } from '../connection/sql.ts'
import { insertEntries } from './entry-rows.ts'
import { indexDue } from './run-index.ts'
import type { TenantWork } from './tenant-work.ts'

interface CommandRow {
  readonly id: string
  readonly record: Uint8Array
  readonly digest: Uint8Array
}

const SELECT_URGENT = statement(
  'select urgent',
  `SELECT id FROM fcc.run_command
   WHERE tenant = $1 AND run = $2 AND carried IS NULL AND aborts`,
)
const CARRY = statement(
  'carry commands',
  `UPDATE fcc.run_command SET carried = $3
   WHERE tenant = $1 AND run = $2 AND carried IS NULL AND ($4 OR id = ANY($5::text[]))`,
)
const SELECT_STATE = statement(
  'select state',
  'SELECT state FROM fcc.run WHERE tenant = $1 AND id = $2',
)
const SELECT_PENDING = statement(
  'select pending',
  `SELECT id, record, digest FROM fcc.run_command
   WHERE tenant = $1 AND run = $2 AND carried IS NULL ORDER BY ordinal`,
)
const INSERT = statement(
  'insert command',
  `INSERT INTO fcc.run_command (tenant, ordinal, id, run, aborts, record, digest)
   VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant, id) DO NOTHING`,
)

/**
 * Takes the commands of a commit as carried out. A commit while somebody commands an end or a quarantine
 * carries that out, or is refused.
 *
 * @throws FccError FCC_STORE_COMMANDED
 */
export async function carryCommands(
  tenant: string,
  sql: Sql,
  commit: {
    readonly run: string
    readonly commands: readonly string[]
    readonly state: RunState
    readonly sequence: number
  },
): Promise<void> {
  const { run, commands, state, sequence } = commit
  const urgent = sql.run<{ readonly id: string }>(SELECT_URGENT, [tenant, run])
  const carried =
    isFinal(state) || commands.length > 0
      ? sql.run(CARRY, [tenant, run, sequence, isFinal(state), commands])
      : undefined
  if ((await urgent).rows.some(({ id }) => !commands.includes(id))) {
    throw storeError('FCC_STORE_COMMANDED', [run])
  }
  await carried
}

/** The commands of runs. */
export function createRunCommands({
  tenant,
  checkId,
  change,
  read,
}: TenantWork): Pick<TenantStore, 'writeCommand' | 'readCommands'> {
  async function pendingOf(sql: Sql, run: string): Promise<readonly RunCommand[]> {
    const { rows } = await sql.run<CommandRow>(SELECT_PENDING, [tenant, run])
    return rows.map(({ id, record, digest }) => ({
      ...fromJson<Omit<RunCommand, 'digest'>>(record),
      id,
      digest,
    }))
  }

  return {
    writeCommand: async ({ digest, ...command }, entries) => {
      const run = checkId('run', command.run)
      const id = checkId('command', command.id)
      assertEntries(checkId, entries, run)
      return change(async (tx) => {
        const { sql, numbers } = tx
        const found = sql.run<{ readonly state: RunState }>(SELECT_STATE, [tenant, run])
        const pending = pendingOf(sql, run)
        pending.catch(() => undefined)
        const [row] = (await found).rows
        if (row === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [run])
        const isTold = (await pending).some(({ kind }) => kind === command.kind)
        if (isFinal(row.state) || isTold) return false
        numbers.ordinals += 1
        const values = [tenant, numbers.ordinals, id, run, abortsVisit(command)]
        const { count } = await sql.run(INSERT, [...values, toJson(command), digest])
        if (count !== 1) throw storeError('FCC_STORE_DUPLICATE_ENTRY', [id])
        await insertEntries(tenant, tx, entries)
        await indexDue(tenant, sql, run, 0)
        return true
      })
    },
    readCommands: async (run) => {
      checkId('run', run)
      return read(async (sql) => urgentFirst(await pendingOf(sql, run)))
    },
  }
}
