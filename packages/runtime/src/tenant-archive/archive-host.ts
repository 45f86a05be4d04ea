import type { AccessActionName, MasterKey } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import type { AuditDraft } from '@fcc/simulation'
import type { HostConfig } from '../config/host-config.ts'
import { type CredentialRows, openCredentialRows } from '../credentials/credential-rows.ts'
import type { WholeStore } from '../store-care/copy-tenant.ts'
import { type DirectoryRows, openDirectoryRows } from '../tenant/directory-rows.ts'

/** What exporting and importing a tenant needs of a host. */
export interface ArchiveHost {
  readonly store: WholeStore
  readonly config: HostConfig
  readonly masterKey: MasterKey
  readonly clock: () => number
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
  /** Lets whoever acts do it to a tenant. @throws FccError FCC_ACCESS_DENIED */
  readonly admit: (action: AccessActionName, tenant: string) => Promise<void>
  /** Writes into the log of a tenant that is there. */
  readonly note: (tenant: string, draft: AuditDraft) => Promise<void>
}

/** The host's rows of the store. */
export interface HostRows {
  readonly rows: DirectoryRows
  readonly credentials: CredentialRows
}

/** Opens the host's rows of the store, and closes them whatever happens. */
export async function withHostRows<T>(
  { store: { backend }, masterKey, clock }: Pick<ArchiveHost, 'store' | 'masterKey' | 'clock'>,
  use: (rows: HostRows) => Promise<T>,
): Promise<T> {
  const rows = openDirectoryRows({ backend, masterKey, clock })
  const credentials = openCredentialRows({ backend, masterKey, clock })
  try {
    return await use({ rows, credentials })
  } finally {
    credentials.close()
    rows.close()
  }
}
