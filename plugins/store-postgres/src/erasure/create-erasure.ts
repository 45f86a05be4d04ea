import type { IdCheck, StoreErasure, TenantRemains } from '@fcc/contracts/store-checks'
import { FccError } from '@fcc/plugin-api'
import type { Address } from '../connection/address.ts'
import { type Connections, openConnections } from '../connection/connections.ts'
import { idleInTransactionMs } from '../connection/idle-in-transaction.ts'
import { type Sql, statement } from '../connection/sql.ts'
import { createTransactions, type Transactions } from '../connection/transactions.ts'
import { translateError } from '../connection/translate-error.ts'
import { takeTurns } from '../control/control-work.ts'
import { ERASURE_LOCK } from '../schema/functions.ts'
import { verifyGuards } from '../schema/verify-guards.ts'
import type { Settings } from '../settings.ts'

/** What an erasure works with: the connections of who serves, and the address of who erases. */
interface ErasureParts {
  readonly serving: Transactions
  readonly address: () => Promise<Address>
  readonly settings: Settings
  readonly checkTenant: IdCheck
}

/** Rows of a tenant and of the host in one transaction. */
const OF_BOTH = statement(
  'of both',
  `SELECT set_config('app.tenant', $1, true), set_config('app.scope', 'host', true)`,
)
// Every table whose rows name a tenant: none is forgotten that is added later. Its parts are looked at through it.
const TABLES = statement(
  'tables of tenants',
  `SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
   WHERE relnamespace = 'fcc'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
     AND attname = 'tenant' AND NOT attisdropped AND relname <> 'tenant_directory' ORDER BY 1`,
)
const REWRITE_KEYS = statement('rewrite keys', 'SELECT fcc.rewrite_keys()')

/** Gone first, and together: without them nobody writes for the tenant, and nobody reads what is left of it. */
const FIRST = ['tenant', 'wrapped_key'] as const
/** Left to who serves: its policies are by role. */
const BY_SERVING = 'run_index'
/** How many rows go in one transaction. */
const MOST_ROWS = 5000

const erasing = (table: string) =>
  statement(
    `erase rows of ${table}`,
    `DELETE FROM fcc.${table} WHERE tenant = $1
       AND ctid = ANY (ARRAY(SELECT ctid FROM fcc.${table} WHERE tenant = $1 LIMIT ${MOST_ROWS}))`,
  )
const counting = (table: string) =>
  statement(`rows left in ${table}`, `SELECT count(*) AS rows FROM fcc.${table} WHERE tenant = $1`)

/**
 * Erases tenants. Who serves counts, and has no right to take entries, movements and markers away; who erases has a
 * login of its own that sees a tenant only once the directory says that it is being erased, and begins nothing.
 */
export function createErasure(parts: ErasureParts): StoreErasure {
  const { serving, address, settings, checkTenant } = parts

  async function asEraser<T>(
    work: (eraser: Transactions, at: Connections) => Promise<T>,
  ): Promise<T> {
    const found = await address()
    const connections = openConnections(
      found,
      { ...settings, pool: 1 },
      idleInTransactionMs(settings, {}),
    )
    try {
      await connections.use((client) => verifyGuards(client, found.where, 'eraser'))
      return await work(createTransactions(connections), connections)
    } catch (error) {
      throw translateError(error, connections)
    } finally {
      await connections.close()
    }
  }

  const tables = () =>
    serving.read({ host: true }, async (sql) => {
      const { rows } = await sql.run<{ readonly name: string }>(TABLES, [])
      return rows.map(({ name }) => name)
    })

  async function look(tenant: string): Promise<TenantRemains> {
    const names = await tables()
    return serving.readInSteps({ tenant }, async (sql) => {
      void sql.run(OF_BOTH, [tenant])
      const counts: Record<string, number> = {}
      for (const name of names) {
        const { rows } = await sql.run<{ readonly rows: number }>(counting(name), [tenant])
        const [row] = rows
        if (!row) throw new Error(`The rows of fcc.${name} were not counted.`)
        counts[name] = row.rows
      }
      return counts
    })
  }

  return {
    async prepare() {
      await asEraser(async () => undefined)
    },
    remains: async (tenant) => look(checkTenant('tenant', tenant)),
    async erase(tenant) {
      checkTenant('tenant', tenant)
      const names = (await tables()).filter((name) => name !== BY_SERVING)
      const isRewritten = await asEraser(async (eraser) => {
        await eraser
          .change({ tenant }, async (sql) => {
            // Whoever begins something for the tenant comes to an end first, and nobody begins after.
            takeTurns(sql, `${ERASURE_LOCK}${tenant}`)
            void sql.run(OF_BOTH, [tenant])
            for (const name of FIRST) await eraseAll(sql, name, tenant)
          })
          .catch(asBusy(tenant))
        for (const name of names) await eraseInParts(eraser, name, tenant)
        await eraseInParts(serving, BY_SERVING, tenant)
        return rewriteKeys(eraser, tenant)
      })
      // What is dead in the table of keys is no row; whoever calls again finds it rewritten.
      return { ...(await look(tenant)), dead_keys: isRewritten ? 0 : 1 }
    },
  }
}

async function eraseAll(sql: Sql, table: string, tenant: string): Promise<void> {
  while ((await sql.run(erasing(table), [tenant])).count === MOST_ROWS);
}

async function eraseInParts(by: Transactions, table: string, tenant: string): Promise<void> {
  const erased = () =>
    by.change({ tenant }, async (sql) => {
      void sql.run(OF_BOTH, [tenant])
      return (await sql.run(erasing(table), [tenant])).count
    })
  while ((await erased()) === MOST_ROWS);
}

/** Whether the table of keys was written anew; not where somebody has it for longer than a lock is waited for. */
async function rewriteKeys(eraser: Transactions, tenant: string): Promise<boolean> {
  try {
    await eraser.change({ tenant }, (sql) => sql.run(REWRITE_KEYS, []))
    return true
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
}

const isBusy = (error: unknown): boolean => FccError.is(error) && error.code === 'FCC_POSTGRES_BUSY'

function asBusy(tenant: string): (error: unknown) => never {
  return (error) => {
    if (!isBusy(error)) throw error
    throw new FccError({
      code: 'FCC_STORE_BUSY',
      why: `Somebody changes something of tenant ${tenant}, and did so for as long as a lock is waited for; nothing was removed.`,
      fix: 'Try again, or raise `lock_timeout_ms` of plugin_config.store-postgres in fcc.yaml.',
      cause: error,
    })
  }
}
