import type { Awaited, StoredApproval, TenantStore } from '@fcc/contracts'
import { assertAnswerable, assertEntries, seatsBeside } from '@fcc/contracts/store-checks'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'
import type { TenantWorkWithAudit } from './tenant-work.ts'

type Approvals = Pick<TenantStore, 'writeApproval' | 'readApproval'>

interface ApprovalRow {
  readonly record: Uint8Array
  readonly note: Uint8Array | null
  readonly digest: Uint8Array
}

/** People's answers in a tenant's file. */
export function createSqliteApprovals(work: TenantWorkWithAudit): Approvals {
  const { connection, checkId, insertEntries } = work
  const { prepare, change, read } = connection
  const selectRun = prepare('SELECT awaits FROM run WHERE id = ?')
  const select = prepare('SELECT record, note, digest FROM approval WHERE run = ? AND activity = ?')
  const insert = prepare(
    'INSERT INTO approval (run, activity, record, note, digest) VALUES (?, ?, ?, ?, ?)',
  )

  function find(run: string, activity: string): StoredApproval | undefined {
    const row = select.get(run, activity) as ApprovalRow | undefined
    if (row === undefined) return undefined
    const record = fromJsonBytes<Omit<StoredApproval, 'digest'>>(row.record)
    const approval = { ...record, digest: row.digest }
    return row.note === null ? approval : { ...approval, note: row.note }
  }

  return {
    writeApproval: async (approval, entries) => {
      const { note, digest, ...record } = approval
      const run = checkId('run', approval.run)
      const activity = checkId('activity', approval.activity)
      assertEntries(checkId, entries, run)
      return change(() => {
        const row = selectRun.get(run) as { readonly awaits: Uint8Array } | undefined
        const head = row && { awaits: fromJsonBytes<Awaited[]>(row.awaits) }
        const known = seatsBeside(head, activity).flatMap((seat) => find(run, seat) ?? [])
        assertAnswerable(head, approval, known)
        insert.run(run, activity, toJsonBytes(record), note ?? null, digest)
        insertEntries(entries)
      })
    },
    readApproval: (run, activity) =>
      read(() => find(checkId('run', run), checkId('activity', activity))),
  }
}
