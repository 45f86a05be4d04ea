import type { TenantStore } from '@fcc/contracts'
import type { TenantWork } from './tenant-work.ts'

/** The identity of a tenant's file. */
export function createSqliteIdentity({
  connection: { prepare, read, change },
  checkId,
}: TenantWork): Pick<TenantStore, 'readIdentity' | 'keepIdentity'> {
  const select = prepare('SELECT identity FROM tenant')
  const keep = prepare('UPDATE tenant SET identity = ? WHERE identity IS NULL')
  const readIdentity = (): string | undefined =>
    (select.get() as { readonly identity: string | null } | undefined)?.identity ?? undefined
  return {
    readIdentity: () => read(readIdentity),
    keepIdentity: async (identity) => {
      checkId('identity', identity)
      return change(() => {
        keep.run(identity)
        return readIdentity() ?? identity
      })
    },
  }
}
