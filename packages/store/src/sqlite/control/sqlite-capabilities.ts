import type { AcceptedCapabilities, ControlStore } from '@fcc/contracts'
import type { IdCheck } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'

/** What each tenant last started with, in the control file. */
export function sqliteCapabilities(
  { prepare, change, read }: Connection,
  checkId: IdCheck,
): Pick<ControlStore, 'readCapabilities' | 'writeCapabilities'> {
  const select = prepare('SELECT record FROM accepted_capabilities WHERE tenant = ?')
  const upsert = prepare(
    `INSERT INTO accepted_capabilities (tenant, record) VALUES (?, ?)
     ON CONFLICT (tenant) DO UPDATE SET record = excluded.record`,
  )

  function stored(tenant: string): AcceptedCapabilities | undefined {
    const row = select.get(tenant) as { readonly record: Uint8Array } | undefined
    return row && fromJsonBytes<AcceptedCapabilities>(row.record)
  }

  return {
    readCapabilities: (tenant) => read(() => stored(checkId('tenant', tenant))),
    writeCapabilities: async (capabilities, over) => {
      const tenant = checkId('tenant', capabilities.tenant)
      return change(() => {
        if (over !== undefined && stored(tenant)?.digest !== over.digest) return false
        upsert.run(tenant, toJsonBytes(capabilities))
        return true
      })
    },
  }
}
