import type { ControlStore, StoreMark } from '@fcc/contracts'
import { assertCount, type IdCheck } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'

/** The marks of the tenants' stores in the control file. */
export function sqliteMarks(
  { prepare, change, read }: Connection,
  checkId: IdCheck,
): Pick<ControlStore, 'readMark' | 'listMarked' | 'writeMark'> {
  const selectVersion = prepare('SELECT version FROM store_mark WHERE tenant = ?')
  const select = prepare('SELECT record FROM store_mark WHERE tenant = ?')
  const selectAll = prepare('SELECT tenant FROM store_mark ORDER BY tenant')
  const upsert = prepare(
    `INSERT INTO store_mark (tenant, version, record) VALUES (?, ?, ?)
     ON CONFLICT (tenant) DO UPDATE SET version = excluded.version, record = excluded.record`,
  )
  return {
    readMark: (tenant) =>
      read(() => {
        const row = select.get(checkId('tenant', tenant)) as
          | { readonly record: Uint8Array }
          | undefined
        return row && fromJsonBytes<StoreMark>(row.record)
      }),
    listMarked: () =>
      read(() => (selectAll.all() as { readonly tenant: string }[]).map(({ tenant }) => tenant)),
    writeMark: async (mark) => {
      checkId('tenant', mark.tenant)
      assertCount('version', mark.version)
      return change(() => {
        const stored = selectVersion.get(mark.tenant) as { readonly version: number } | undefined
        if ((stored?.version ?? 0) + 1 !== mark.version) return false
        upsert.run(mark.tenant, mark.version, toJsonBytes(mark))
        return true
      })
    },
  }
}
