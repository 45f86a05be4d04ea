import type { CredentialRow } from '@fcc/contracts'
import type { TransferRow } from '@fcc/contracts/store-checks'
import type { UnsignedCredential } from '../credentials/credential-rows.ts'
import type { Boundary } from '../tenant/boundary/boundary.ts'

/** What was taken over of a tenant's boundary, and what was not. */
export interface RestoredBoundary {
  /** How many grants ended by it: whom they named is somebody of the host that they were made on. */
  readonly grantsEnded: number
  readonly isLocked: boolean
  readonly isSuspended: boolean
}

/** What is in a backup of the rows that are the host's: none by which anybody could sign in. */
const CARRIED: Readonly<Record<string, (row: CredentialRow) => boolean>> = {
  boundary: ({ id, tenant }) => id === tenant,
  webhook: ({ id, tenant, owner }) => id === `${tenant}/${owner}`,
  webhook_letter: ({ id, tenant, owner }) => id.startsWith(`${tenant}/${owner}/`),
}

/** The row of a credential that a backup has; `undefined` for those that it has not. Pure. */
export function carriedCredential(row: TransferRow): CredentialRow | undefined {
  if (!Object.hasOwn(CARRIED, String(row.kind))) return undefined
  return JSON.parse(Buffer.from(row.record as Uint8Array).toString('utf8')) as CredentialRow
}

/** Whether a row is one of that tenant, and none that lies in the place of another one's. Pure. */
export function isCarriedOf(tenant: string, row: CredentialRow, columns: TransferRow): boolean {
  const { kind, id, owner, version } = row
  return (
    row.tenant === tenant &&
    CARRIED[kind]?.(row) === true &&
    ([...Object.entries({ kind, id, owner, version })] as const).every(
      ([name, value]) => columns[name] === value,
    )
  )
}

/**
 * A row as the host has it that takes it. Nobody holds a webhook yet; a lock and a suspension stay; every grant is
 * over, for whom it names is somebody of the host that it was made on, and it may have been taken back since. Pure.
 */
export function takenCredential(
  row: CredentialRow,
  { by, now }: { readonly by: string; readonly now: number },
): { readonly row: UnsignedCredential; readonly boundary?: RestoredBoundary } {
  const { digest: _, ...unsigned } = row
  if (row.kind === 'webhook') {
    const record = JSON.parse(row.record) as object
    return {
      row: { ...unsigned, record: JSON.stringify({ ...record, holder: '', heldUntil: 0 }) },
    }
  }
  if (row.kind !== 'boundary') return { row: unsigned }
  const stored = JSON.parse(row.record) as Omit<Boundary, 'version'>
  const valid = stored.grants.filter(({ overAt }) => overAt === undefined)
  const seen = Math.max(stored.seen, now)
  const grants = stored.grants.map((grant) =>
    grant.overAt === undefined ? { ...grant, overAt: seen, revokedBy: by } : grant,
  )
  return {
    row: {
      ...unsigned,
      version: row.version + 1,
      record: JSON.stringify({ ...stored, seen, grants }),
    },
    boundary: {
      grantsEnded: valid.filter(({ until }) => until > seen).length,
      isLocked: stored.lock !== undefined,
      isSuspended: stored.suspension !== undefined,
    },
  }
}

/** A row as it is carried, with its digest. Pure. */
export function credentialColumns(row: CredentialRow): TransferRow {
  const { kind, id, owner, version, expiresAt } = row
  return {
    ...{ kind, id, owner, version },
    expires_at: expiresAt ?? null,
    record: Uint8Array.from(Buffer.from(JSON.stringify(row))),
  }
}
