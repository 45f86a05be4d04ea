import type { RunLease, TenantStore } from '@fcc/contracts'
import { assertCount, type LeaseState, resolveLease, storeError } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import type { TenantWork } from './tenant-work.ts'

type Leases = Pick<TenantStore, 'acquireLease' | 'renewLease' | 'releaseLease' | 'readLease'>

interface LeaseRow {
  readonly holder: string | null
  readonly epoch: number
  readonly expires_at: number
}

/** Throws `FCC_STORE_LEASE_LOST` unless the lease stands; inside the transaction that relies on it. */
export function prepareLeaseGuard({ prepare }: Connection): (lease: RunLease) => void {
  const select = prepare('SELECT 1 FROM lease WHERE run = ? AND epoch = ? AND holder = ?')
  return ({ run, epoch, holder }) => {
    if (select.get(run, epoch, holder) === undefined) {
      throw storeError('FCC_STORE_LEASE_LOST', [run, epoch])
    }
  }
}

/** The leases in a tenant's file. */
export function createSqliteLeases({ connection, checkId }: TenantWork): Leases {
  const { prepare, change, read } = connection
  const selectRun = prepare('SELECT 1 FROM run WHERE id = ?')
  const select = prepare('SELECT holder, epoch, expires_at FROM lease WHERE run = ?')
  const upsert = prepare(
    `INSERT INTO lease (run, holder, epoch, expires_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (run) DO UPDATE
     SET holder = excluded.holder, epoch = excluded.epoch, expires_at = excluded.expires_at`,
  )
  const renew = prepare(
    'UPDATE lease SET expires_at = ? WHERE run = ? AND epoch = ? AND holder = ?',
  )
  const release = prepare(
    'UPDATE lease SET holder = NULL, expires_at = 0 WHERE run = ? AND epoch = ? AND holder = ?',
  )

  function readState(run: string): LeaseState | undefined {
    const row = select.get(run) as LeaseRow | undefined
    if (row === undefined) return undefined
    return { holder: row.holder ?? undefined, epoch: row.epoch, expiresAt: row.expires_at }
  }

  return {
    acquireLease: async (request) => {
      checkId('run', request.run)
      checkId('holder', request.holder)
      assertCount('now', request.now)
      assertCount('forMs', request.forMs)
      return change(() => {
        if (selectRun.get(request.run) === undefined) {
          throw storeError('FCC_STORE_UNKNOWN_RUN', [request.run])
        }
        const lease = resolveLease(readState(request.run), request)
        if (lease !== undefined) upsert.run(lease.run, lease.holder, lease.epoch, lease.expiresAt)
        return lease
      })
    },
    renewLease: async (lease, expiresAt) => {
      checkId('run', lease.run)
      assertCount('expiresAt', expiresAt)
      return change(() => renew.run(expiresAt, lease.run, lease.epoch, lease.holder).changes === 1)
    },
    releaseLease: async (lease) => {
      checkId('run', lease.run)
      return change(() => {
        release.run(lease.run, lease.epoch, lease.holder)
      })
    },
    readLease: (run) =>
      read(() => {
        const state = readState(checkId('run', run))
        if (state?.holder === undefined) return undefined
        return { run, holder: state.holder, epoch: state.epoch, expiresAt: state.expiresAt }
      }),
  }
}
