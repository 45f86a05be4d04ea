import { isFinal, type RunState } from '@fcc/contracts'
import type { IdCheck } from '@fcc/contracts/store-checks'
import {
  type StoreTransfer,
  TRANSFER_TABLES,
  type TransferRow,
  type TransferTable,
} from '@fcc/contracts/store-checks'
import { type Sql, type SqlValue, statement } from '../connection/sql.ts'
import { enter, type Transactions } from '../connection/transactions.ts'
import { HOST_TABLES } from '../schema/tables.ts'
import { CLOSE_CURSOR, fetchRows, openCursor, takeRow } from './transfer-statements.ts'

/** How many rows are fetched at once. */
const MOST_ROWS = 200

const statements = new Map(
  TRANSFER_TABLES.map((table) => [
    table.name,
    { open: openCursor(table), take: takeRow(table) } as const,
  ]),
)

const SELECT_TENANTS = statement(
  'select tenants of marks',
  'SELECT tenant FROM fcc.store_mark ORDER BY tenant',
)
// What is numbered from now on comes after what was taken.
const RAISE_ORDINALS = statement(
  'raise ordinals',
  `UPDATE fcc.tenant SET ordinals = greatest(ordinals, $2) WHERE tenant = $1`,
)
// Rows are taken without the lock of their tenant's own row.
const REFUSE_ERASED = statement('refuse erased', 'SELECT fcc.refuse_erased($1)')
const INDEX_RUN = statement(
  'index taken run',
  `INSERT INTO fcc.run_index (tenant, run, state, due) VALUES ($1, $2, $3, CASE WHEN $4 THEN NULL ELSE 0 END)
   ON CONFLICT (tenant, run) DO UPDATE SET state = excluded.state, due = excluded.due`,
)

/** Carries records of tenants into and out of the database. */
export function createTransfer(transactions: Transactions, checkTenant: IdCheck): StoreTransfer {
  const inScope = (sql: Sql, tenant: string, { name }: TransferTable) =>
    enter(sql, name in HOST_TABLES ? { host: true } : { tenant })

  async function* rowsOf(
    sql: Sql,
    tenant: string,
    table: TransferTable,
  ): AsyncIterable<readonly TransferRow[]> {
    const known = statements.get(table.name)
    if (!known) return
    inScope(sql, tenant, table)
    await sql.run(known.open, [tenant])
    for (;;) {
      const { rows } = await sql.run<TransferRow>(fetchRows(MOST_ROWS), [])
      if (rows.length > 0) yield rows
      if (rows.length < MOST_ROWS) break
    }
    await sql.run(CLOSE_CURSOR, [])
  }

  return {
    tenants: () =>
      transactions.read({ host: true }, async (sql) => {
        const { rows } = await sql.run<{ readonly tenant: string }>(SELECT_TENANTS, [])
        return rows.map(({ tenant }) => tenant)
      }),
    look: async (tenant, use) => {
      checkTenant('tenant', tenant)
      return transactions.readInSteps({ tenant }, (sql) =>
        use({ rows: (table) => rowsOf(sql, tenant, table) }),
      )
    },
    take: async (tenant, table, rows) => {
      checkTenant('tenant', tenant)
      const known = statements.get(table.name)
      if (!known || rows.length === 0) return
      const columns = Object.keys(table.columns)
      await transactions.change({ tenant }, async (sql) => {
        void sql.run(REFUSE_ERASED, [tenant])
        inScope(sql, tenant, table)
        const sent = rows.map((row) =>
          sql.run(known.take, [tenant, ...columns.map((column) => row[column] ?? null)]),
        )
        for (const each of sent) await each
        await followUp(sql, tenant, table, rows)
      })
    },
  }
}

/** What this store keeps besides the rows themselves. */
async function followUp(
  sql: Sql,
  tenant: string,
  { name }: TransferTable,
  rows: readonly TransferRow[],
): Promise<void> {
  const ordinals = rows.map(({ ordinal }) => (typeof ordinal === 'number' ? ordinal : 0))
  const highest = Math.max(0, ...ordinals)
  if (highest > 0) await sql.run(RAISE_ORDINALS, [tenant, highest])
  if (name !== 'run') return
  for (const { id, state } of rows) {
    const values: SqlValue[] = [tenant, String(id), String(state), isFinal(state as RunState)]
    await sql.run(INDEX_RUN, values)
  }
}
