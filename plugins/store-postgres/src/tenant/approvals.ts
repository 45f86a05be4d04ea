import type { Awaited, StoredApproval, TenantStore } from '@fcc/contracts'
import { assertAnswerable, assertEntries, seatsBeside } from '@fcc/contracts/store-checks'
import { fromJson, toJson } from '../connection/record-bytes.ts'
import { statement } from '../connection/sql.ts'
import { insertEntries } from './entry-rows.ts'
import { indexDue } from './run-index.ts'
import type { TenantWork } from './tenant-work.ts'

type Approvals = Pick<TenantStore, 'writeApproval' | 'readApproval'>

interface ApprovalRow {
  readonly record: Uint8Array
  readonly note: Uint8Array | null
  readonly digest: Uint8Array
}

const SELECT_AWAITS = statement(
  'select awaits',
  'SELECT awaits FROM fcc.run WHERE tenant = $1 AND id = $2',
)
const SELECT = statement(
  'select approval',
  'SELECT record, note, digest FROM fcc.approval WHERE tenant = $1 AND run = $2 AND activity = $3',
)
const SELECT_SEATS = statement(
  'select seats',
  `SELECT record, note, digest FROM fcc.approval
   WHERE tenant = $1 AND run = $2 AND activity = ANY($3::text[])`,
)
const INSERT = statement(
  'insert approval',
  `INSERT INTO fcc.approval (tenant, run, activity, record, note, digest)
   VALUES ($1, $2, $3, $4, $5, $6)`,
)

/** People's answers. */
export function createApprovals({ tenant, checkId, change, read }: TenantWork): Approvals {
  return {
    writeApproval: async (approval, entries) => {
      const { note, digest, ...record } = approval
      const run = checkId('run', approval.run)
      const activity = checkId('activity', approval.activity)
      assertEntries(checkId, entries, run)
      return change(async (tx) => {
        const { sql } = tx
        const found = await sql.run<{ readonly awaits: Uint8Array }>(SELECT_AWAITS, [tenant, run])
        const [row] = found.rows
        const head = row && { awaits: fromJson<Awaited[]>(row.awaits) }
        const seats = seatsBeside(head, activity)
        const known = await sql.run<ApprovalRow>(SELECT_SEATS, [tenant, run, seats])
        assertAnswerable(head, approval, known.rows.map(approvalOf))
        await sql.run(INSERT, [tenant, run, activity, toJson(record), note ?? null, digest])
        await insertEntries(tenant, tx, entries)
        await indexDue(tenant, sql, run, 0)
      })
    },
    readApproval: async (run, activity) => {
      checkId('run', run)
      checkId('activity', activity)
      return read(async (sql) => {
        const { rows } = await sql.run<ApprovalRow>(SELECT, [tenant, run, activity])
        const [row] = rows
        return row && approvalOf(row)
      })
    },
  }
}

function approvalOf({ record, note, digest }: ApprovalRow): StoredApproval {
  const approval = { ...fromJson<Omit<StoredApproval, 'digest'>>(record), digest }
  return note === null ? approval : { ...approval, note }
}
