import type { CredentialRow, CredentialStore } from '@fcc/contracts'
import { assertCount, type IdCheck } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'

interface StoredRow {
  readonly row: Uint8Array
}

/** The rows of credentials in the control file. */
export function sqliteCredentials(
  { prepare, change, read }: Connection,
  checkId: IdCheck,
): CredentialStore {
  const selectVersion = prepare('SELECT version FROM credential WHERE kind = ? AND id = ?')
  const select = prepare('SELECT row FROM credential WHERE kind = ? AND id = ?')
  const upsert = prepare(
    `INSERT INTO credential (kind, id, tenant, owner, version, expires_at, row)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE SET tenant = excluded.tenant, owner = excluded.owner,
       version = excluded.version, expires_at = excluded.expires_at, row = excluded.row`,
  )
  const selectTenant = prepare(
    'SELECT row FROM credential WHERE kind = ? AND tenant = ? ORDER BY id',
  )
  const selectOwner = prepare(
    'SELECT row FROM credential WHERE kind = ? AND tenant = ? AND owner = ? ORDER BY id',
  )
  const remove = prepare('DELETE FROM credential WHERE kind = ? AND id = ?')
  const removeExpired = prepare('DELETE FROM credential WHERE kind = ? AND expires_at < ?')
  const rowOf = ({ row }: StoredRow): CredentialRow => fromJsonBytes<CredentialRow>(row)

  return {
    writeCredential: async (row) => {
      const { kind, id, tenant, owner, version, expiresAt } = row
      checkId('credential', id)
      checkId('tenant', tenant)
      checkId('owner', owner)
      assertCount('version', version)
      if (expiresAt !== undefined) assertCount('expiresAt', expiresAt)
      return change(() => {
        const found = selectVersion.get(kind, id) as { readonly version: number } | undefined
        if ((found?.version ?? 0) + 1 !== version) return false
        upsert.run(kind, id, tenant, owner, version, expiresAt ?? null, toJsonBytes(row))
        return true
      })
    },
    readCredential: (kind, id) =>
      read(() => {
        const found = select.get(kind, checkId('credential', id)) as StoredRow | undefined
        return found && rowOf(found)
      }),
    listCredentials: ({ kind, tenant, owner }) =>
      read(() => {
        checkId('tenant', tenant)
        const found =
          owner === undefined
            ? selectTenant.all(kind, tenant)
            : selectOwner.all(kind, tenant, checkId('owner', owner))
        return (found as unknown as readonly StoredRow[]).map(rowOf)
      }),
    removeCredential: async (kind, id) => {
      checkId('credential', id)
      return change(() => remove.run(kind, id).changes === 1)
    },
    removeExpiredCredentials: async (kind, before) => {
      assertCount('before', before)
      return change(() => Number(removeExpired.run(kind, before).changes))
    },
  }
}
