import type { CredentialKind, CredentialRow, CredentialStore } from '@fcc/contracts'
import { assertCount, type IdCheck } from '@fcc/contracts/store-checks'
import { freezeDeep } from './freeze-deep.ts'
import type { HoldRows } from './memory-erasure.ts'

/** The rows of credentials in memory. */
export function memoryCredentials(
  work: <T>(act: () => T) => Promise<T>,
  checkId: IdCheck,
  hold: HoldRows,
): CredentialStore & { readonly isThere: (key: Pick<CredentialRow, 'kind' | 'id'>) => boolean } {
  const rows = hold('credential', new Map<string, CredentialRow>(), ({ tenant }) => tenant)
  const nameOf = (kind: CredentialKind, id: string) =>
    JSON.stringify([kind, checkId('credential', id)])
  return {
    isThere: ({ kind, id }) => rows.has(nameOf(kind, id)),
    writeCredential: (row) =>
      work(() => {
        checkId('tenant', row.tenant)
        checkId('owner', row.owner)
        assertCount('version', row.version)
        if (row.expiresAt !== undefined) assertCount('expiresAt', row.expiresAt)
        const name = nameOf(row.kind, row.id)
        if ((rows.get(name)?.version ?? 0) + 1 !== row.version) return false
        rows.set(name, freezeDeep({ ...row }))
        return true
      }),
    readCredential: (kind, id) => work(() => rows.get(nameOf(kind, id))),
    listCredentials: ({ kind, tenant, owner }) =>
      work(() => {
        checkId('tenant', tenant)
        if (owner !== undefined) checkId('owner', owner)
        return [...rows.values()]
          .filter((row) => row.kind === kind && row.tenant === tenant)
          .filter((row) => owner === undefined || row.owner === owner)
          .sort((left, right) => (left.id < right.id ? -1 : 1))
      }),
    removeCredential: (kind, id) => work(() => rows.delete(nameOf(kind, id))),
    removeExpiredCredentials: (kind, before) =>
      work(() => {
        assertCount('before', before)
        const expired = [...rows].filter(
          ([, row]) => row.kind === kind && row.expiresAt !== undefined && row.expiresAt < before,
        )
        for (const [name] of expired) rows.delete(name)
        return expired.length
      }),
  }
}
