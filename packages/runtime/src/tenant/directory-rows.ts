import { createHash } from 'node:crypto'
import { canonicalJson, type JsonValue } from '@fcc/audit'
import type { ControlStore, CredentialRow, DirectoryRow } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import { createKeyRing, type KeyRing } from '@fcc/sealing'
import type { TenantConfig } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import type { TenantHost } from './tenant-host.ts'

/** Whose keys digest the rows of the directory: no tenant can have this id, for none begins with a star. */
const DIRECTORY_OWNER = '*directory'

/** What a row of the directory says, checked. */
export type ReadRow =
  | { readonly row: DirectoryRow; readonly config: TenantConfig; readonly problem?: undefined }
  | { readonly row: DirectoryRow; readonly config?: undefined; readonly problem: Diagnostic }

/** The rows of the tenant directory, each under a keyed digest. */
export interface DirectoryRows {
  /**
   * Writes the row that follows the stored one, or the version `over`.
   *
   * @param during only while this row is there
   * @returns the row, or `undefined` where somebody else changed this tenant meanwhile, or that row is gone
   */
  write(
    row: Omit<DirectoryRow, 'digest'>,
    over?: number,
    during?: Pick<CredentialRow, 'kind' | 'id'>,
  ): Promise<DirectoryRow | undefined>
  /** The newest row of a tenant. */
  readOne(tenant: string): Promise<ReadRow | undefined>
  /** What was changed after `change`, and the number of the last change. */
  read(after: number): Promise<{ readonly rows: readonly ReadRow[]; readonly last: number }>
  close(): void
}

/** Opens the rows: reads and writes them through the control store, with a key of the directory's own. */
export function openDirectoryRows(
  host: Pick<TenantHost, 'backend' | 'masterKey' | 'clock'>,
): DirectoryRows {
  const control: ControlStore = host.backend.control
  const { masterKey, clock } = host
  const ring = createKeyRing({ masterKey, control, tenant: DIRECTORY_OWNER, now: clock })
  let readied: Promise<KeyRing> | undefined
  // Not before the first row: most hosts have none.
  const keys = (): Promise<KeyRing> => {
    readied ??= ring.ready().then(() => ring)
    return readied
  }
  return {
    async write(unsigned, over, during) {
      const row = { ...unsigned, digest: digestOf(unsigned, await keys()) }
      return (await control.writeTenant(row, over, during)) ? row : undefined
    },
    async readOne(tenant) {
      const row = await control.readTenant(tenant)
      if (!row) return undefined
      const read = checked(row, await keys())
      // A genuine row in the place of another tenant's.
      if (row.tenant === tenant) return read
      return { row, problem: runtimeErrors.rowTampered(tenant, row.version) }
    },
    async read(after) {
      const changes = await control.listTenants(after)
      if (changes.length === 0) return { rows: [], last: after }
      const ready = await keys()
      return {
        rows: changes.map(({ row }) => checked(row, ready)),
        last: changes.at(-1)?.change ?? after,
      }
    },
    close: () => ring.close(),
  }
}

/** Found when it is read, not believed: a row that was changed by somebody without the key. */
function checked(row: DirectoryRow, keys: KeyRing): ReadRow {
  const { digest, ...unsigned } = row
  if (digest !== digestOf(unsigned, keys)) {
    return { row, problem: runtimeErrors.rowTampered(row.tenant, row.version) }
  }
  return { row, config: JSON.parse(row.config) as TenantConfig }
}

function digestOf(row: Omit<DirectoryRow, 'digest'>, keys: KeyRing): string {
  const { fileDigest = null, ...rest } = row
  return keys.keyedDigestNow(canonicalJson({ of: 'tenant_directory', fileDigest, ...rest }))
}

/** A digest of what `fcc.yaml` says of a tenant, to notice that somebody edited it. */
export function fileDigestOf(config: TenantConfig | undefined): string | undefined {
  if (!config) return undefined
  const text = canonicalJson(JSON.parse(JSON.stringify(config)) as JsonValue)
  return createHash('sha256').update(text).digest('base64url')
}
