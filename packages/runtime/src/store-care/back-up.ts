import type { MasterKey } from '@fcc/contracts'
import { TRANSFER_TABLES, type TransferRow, type TransferTable } from '@fcc/contracts/store-checks'
import type { FccError } from '@fcc/plugin-api'
import { findMasterKey, sealingError, unwrapKey } from '@fcc/sealing'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { type BackupKey, keyPlace } from './backup-keys.ts'
import { type BackupHeader, type BackupWriter, openBackupWriter } from './backup-lines.ts'
import { verifierOf } from './backup-proofs.ts'
import { carriedCredential } from './carried-credentials.ts'
import type { WholeStore } from './copy-tenant.ts'
import { countTable, type TableCount, type TenantCounts, treeOf } from './count-tables.ts'
import { rowText } from './row-text.ts'

/** A tenant that is not in a backup of all, and why. */
export interface RefusedBackup {
  readonly tenant: string
  readonly error: FccError
}

/** What a backup holds. */
export interface BackupResult {
  /** Tenants that are not in it, because nobody can use what is there of them. */
  readonly refused: readonly RefusedBackup[]
  readonly file: string
  readonly keys: BackupHeader['keys']['kind']
  readonly tenants: readonly (Pick<TenantCounts, 'size' | 'root'> & {
    readonly tenant: string
    readonly rows: number
  })[]
}

/**
 * Writes everything of some tenants to a file, each as it is at one moment, while others work with it. Data keys
 * are in it only wrapped for the receiver; without one there are none.
 */
export async function backUp(
  tenants: readonly string[],
  given: {
    readonly from: WholeStore
    readonly file: string
    /** What its keys are sealed with; without it there are none. */
    readonly key: BackupKey | undefined
    readonly masterKey: MasterKey
    readonly credentials: CredentialRows
    readonly by: string
    readonly now: number
    readonly force?: boolean | undefined
    /** Hears which tenant is next. */
    readonly onTenant?: ((tenant: string) => void) | undefined
  },
): Promise<BackupResult> {
  const { from, file, key, masterKey, credentials, by, now, force } = given
  const header: BackupHeader = {
    ...{ format: 'fcc-backup', version: 1, at: new Date(now).toISOString(), by, tenants },
    keys: key?.keysFor ?? { kind: 'none' },
  }
  const writer = openBackupWriter(file, { force })
  try {
    await writer.write(JSON.stringify(header))
    const done: BackupResult['tenants'][number][] = []
    for (const tenant of tenants) {
      given.onTenant?.(tenant)
      done.push(await backUpTenant(tenant, { from, writer, key, masterKey, credentials }))
    }
    await writer.end(key?.sign)
    return { file, keys: header.keys.kind, tenants: done, refused: [] }
  } catch (error) {
    await writer.drop()
    throw error
  }
}

async function backUpTenant(
  tenant: string,
  given: {
    readonly from: WholeStore
    readonly writer: BackupWriter
    readonly key: BackupKey | undefined
    readonly masterKey: MasterKey
    readonly credentials: CredentialRows
  },
): Promise<BackupResult['tenants'][number]> {
  const { from, writer, key, masterKey, credentials } = given
  const directory = await from.backend.control.readTenant(tenant)
  await writer.write(JSON.stringify({ tenant, ...(directory ? { directory } : {}) }))
  return from.transfer.look(tenant, async (look) => {
    const tables: TableCount[] = []
    let tree = { size: 0, root: '' }
    let verifierKey: string | undefined
    for (const table of TRANSFER_TABLES) {
      const counter = countTable(table)
      for await (const rows of look.rows(table)) {
        for (const row of rows) {
          const kept = await keptRow(table, row, {
            ...{ tenant, key, masterKey, credentials, objects: from.objects },
          })
          if (table.name === 'wrapped_key' && row.kind === 'signing') {
            verifierKey = await verifierOfRow(tenant, row, masterKey)
          }
          if (!kept) continue
          if (table.name === 'audit_tree') tree = treeOf(row)
          const text = rowText(table, kept)
          counter.add(text)
          await writer.write(text)
        }
      }
      tables.push(counter.end())
    }
    await writer.write(JSON.stringify({ ended: tenant, tables, ...tree, verifierKey }))
    return { tenant, ...tree, rows: tables.reduce((sum, { rows }) => sum + rows, 0) }
  })
}

/** What of a row goes into the file. What is shown to sign in, and what this host accepted, does not. */
async function keptRow(
  { name }: TransferTable,
  row: TransferRow,
  given: {
    readonly tenant: string
    readonly key: BackupKey | undefined
    readonly masterKey: MasterKey
    readonly credentials: CredentialRows
    readonly objects: WholeStore['objects']
  },
): Promise<TransferRow | undefined> {
  if (name === 'accepted_capabilities') return undefined
  if (name === 'credential') {
    const carried = carriedCredential(row)
    if (!carried) return undefined
    // Whoever restores it signs it anew: nothing is carried that this host did not write.
    if (await given.credentials.isGenuine(carried)) return row
    throw runtimeErrors.credentialTampered(carried.kind, carried.id)
  }
  // A backup is whole by itself: an object is in it like every other content.
  if (name === 'content') {
    const { tenant, objects } = given
    return { ...row, sealed: await objects.read(tenant, row.sealed as Uint8Array) }
  }
  if (name !== 'wrapped_key') return row
  const { tenant, key, masterKey } = given
  if (!key) return undefined
  const id = String(row.master_key)
  const wrapping = findMasterKey(masterKey, id)
  if (!wrapping) {
    throw sealingError('FCC_SEALING_WRONG_MASTER_KEY', [String(row.name), id, masterKey.id])
  }
  const plain = await wrapping.unwrap(row.wrapped as Uint8Array)
  try {
    return { ...row, master_key: 'backup', wrapped: key.seal(plain, keyPlace(tenant, row)) }
  } finally {
    plain.fill(0)
  }
}

/** Whose signatures a log has is public, and is in every backup. */
async function verifierOfRow(
  tenant: string,
  row: TransferRow,
  masterKey: MasterKey,
): Promise<string> {
  const named = { tenant, kind: 'signing', name: String(row.name) } as const
  const stored = {
    ...{ ...named, masterKeyId: String(row.master_key), createdAt: String(row.created) },
    wrapped: row.wrapped as Uint8Array,
  }
  return verifierOf(tenant, await unwrapKey(masterKey, named, stored))
}
