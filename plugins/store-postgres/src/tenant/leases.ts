import type { RunLease, TenantStore } from '@fcc/contracts'
import { assertCount, type LeaseState, resolveLease, storeError } from '@fcc/contracts/store-checks'
import { type Sql, statement } from '../connection/sql.ts'
import { indexDue } from './run-index.ts'
import type { TenantWork } from './tenant-work.ts'

type Leases = Pick<TenantStore, 'acquireLease' | 'renewLease' | 'releaseLease' | 'readLease'>

interface LeaseRow {
  readonly holder: string | null
  readonly epoch: number
  readonly expires_at: number
}

const SELECT_RUN = statement('select run id', 'SELECT 1 FROM fcc.run WHERE tenant = $1 AND id = $2')
const SELECT = statement(
  'select lease',
  'SELECT holder, epoch, expires_at FROM fcc.lease WHERE tenant = $1 AND run = $2',
)
const SELECT_STANDING = statement(
  'select standing lease',
  'SELECT 1 FROM fcc.lease WHERE tenant = $1 AND run = $2 AND epoch = $3 AND holder = $4',
)
/** Writes a lease over the one that there was. */
export const UPSERT_LEASE = statement(
  'upsert lease',
  `INSERT INTO fcc.lease (tenant, run, holder, epoch, expires_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (tenant, run) DO UPDATE
   SET holder = excluded.holder, epoch = excluded.epoch, expires_at = excluded.expires_at`,
)
const RENEW = statement(
  'renew lease',
  'UPDATE fcc.lease SET expires_at = $5 WHERE tenant = $1 AND run = $2 AND epoch = $3 AND holder = $4',
)
const RELEASE = statement(
  'release lease',
  `UPDATE fcc.lease SET holder = NULL, expires_at = 0
   WHERE tenant = $1 AND run = $2 AND epoch = $3 AND holder = $4`,
)

/** Throws `FCC_STORE_LEASE_LOST` unless the lease stands; in the transaction that relies on it. */
export async function assertLease(
  tenant: string,
  sql: Sql,
  { run, epoch, holder }: RunLease,
): Promise<void> {
  const { count } = await sql.run(SELECT_STANDING, [tenant, run, epoch, holder])
  if (count === 0) throw storeError('FCC_STORE_LEASE_LOST', [run, epoch])
}

async function readState(tenant: string, sql: Sql, run: string): Promise<LeaseState | undefined> {
  const { rows } = await sql.run<LeaseRow>(SELECT, [tenant, run])
  const [row] = rows
  return row && { holder: row.holder ?? undefined, epoch: row.epoch, expiresAt: row.expires_at }
}

/** The leases of a tenant. */
export function createLeases({ tenant, checkId, change, read }: TenantWork): Leases {
  return {
    acquireLease: async (request) => {
      const run = checkId('run', request.run)
      checkId('holder', request.holder)
      assertCount('now', request.now)
      assertCount('forMs', request.forMs)
      return change(async ({ sql }) => {
        const known = sql.run(SELECT_RUN, [tenant, run])
        const state = readState(tenant, sql, run)
        if ((await known).count === 0) throw storeError('FCC_STORE_UNKNOWN_RUN', [run])
        const lease = resolveLease(await state, request)
        if (lease === undefined) return undefined
        const values = [tenant, run, lease.holder, lease.epoch, lease.expiresAt] as const
        await Promise.all([
          sql.run(UPSERT_LEASE, values),
          indexDue(tenant, sql, run, lease.expiresAt),
        ])
        return lease
      }, run)
    },
    renewLease: async (lease, expiresAt) => {
      const run = checkId('run', lease.run)
      assertCount('expiresAt', expiresAt)
      return change(async ({ sql }) => {
        const values = [tenant, run, lease.epoch, lease.holder, expiresAt] as const
        return (await sql.run(RENEW, values)).count === 1
      }, run)
    },
    releaseLease: async (lease) => {
      const run = checkId('run', lease.run)
      return change(async ({ sql }) => {
        const { count } = await sql.run(RELEASE, [tenant, run, lease.epoch, lease.holder])
        if (count === 1) await indexDue(tenant, sql, run, 0)
      }, run)
    },
    readLease: async (run) => {
      checkId('run', run)
      return read(async (sql) => {
        const state = await readState(tenant, sql, run)
        if (state?.holder === undefined) return undefined
        return { run, holder: state.holder, epoch: state.epoch, expiresAt: state.expiresAt }
      })
    },
  }
}
