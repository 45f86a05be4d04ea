import { createPrivateKey, createPublicKey } from 'node:crypto'
import { parseCheckpoint, verifierKeyOf, writeExport } from '@fcc/audit'
import { TRANSFER_TABLES } from '@fcc/contracts/store-checks'
import { auditOrigin } from '../audit/integrator.ts'
import { type LineLimit, readBackupLines } from './backup-lines.ts'
import { readRowText, rowOf } from './row-text.ts'

/** The log of a tenant, out of a backup: to be verified, and to continue nothing. */
export interface BackupProofs {
  readonly tenant: string
  /** An export of the audit log, as `fcc audit verify` reads it. */
  readonly text: string
  /** Whose signature it is: to be held against one that was had from somewhere else. */
  readonly verifierKey: string
  readonly checkpoint: string
  readonly entries: number
  /** How many of them lay under no checkpoint when the backup was made: nobody signed those. */
  readonly unsigned: number
}

/** What a tenant's log consists of in a backup. */
interface Log {
  readonly tenant: string
  readonly entries: (string | undefined)[]
  readonly leafHashes: Uint8Array[]
  checkpoint: string
}

/**
 * Reads the logs out of a backup that was checked. No key is needed: entries lie in it as they were written.
 * A tenant of which nothing was signed yet has no proofs, and is left out.
 */
export async function readBackupProofs(
  file: string,
  only: string | undefined,
  limit?: LineLimit,
): Promise<readonly BackupProofs[]> {
  const tables = new Map(TRANSFER_TABLES.map((table) => [table.name, table]))
  const found: BackupProofs[] = []
  let log: Log | undefined
  for await (const line of readBackupLines(file, limit)) {
    if (!line.startsWith('[')) {
      const said = JSON.parse(line) as { readonly tenant?: string; readonly verifierKey?: string }
      if (log && said.verifierKey !== undefined && log.checkpoint !== '') {
        found.push(proofsOf(log, said.verifierKey))
      }
      const isMeant = only === undefined || said.tenant === only
      log =
        said.tenant !== undefined && isMeant
          ? { tenant: said.tenant, entries: [], leafHashes: [], checkpoint: '' }
          : undefined
      continue
    }
    if (!log) continue
    const [name, ...values] = readRowText(line)
    const table = tables.get(name)
    if (!table) continue
    if (name === 'audit_entry') {
      const row = rowOf(table, values)
      const canonical = textOf(row.canonical)
      // Of an entry that was removed by its age the leaf stays.
      log.entries.push(canonical === '' ? undefined : canonical)
      log.leafHashes.push(row.leaf_hash as Uint8Array)
    } else if (name === 'audit_tree') log.checkpoint = textOf(rowOf(table, values).checkpoint)
  }
  return found
}

function proofsOf(log: Log, verifierKey: string): BackupProofs {
  const { tenant, entries, leafHashes, checkpoint } = log
  const origin = auditOrigin(tenant)
  const parts = { tenant, origin, verifierKey, entries, leafHashes, checkpoint }
  return {
    ...{ tenant, verifierKey, checkpoint, entries: entries.length },
    text: [...writeExport(parts)].join(''),
    unsigned: entries.length - parseCheckpoint(checkpoint).size,
  }
}

/** Whose signatures a tenant's log has, from the key that makes them, which is overwritten. */
export function verifierOf(tenant: string, signingKey: Uint8Array): string {
  const der = Buffer.from(signingKey.buffer, signingKey.byteOffset, signingKey.byteLength)
  try {
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    return verifierKeyOf(createPublicKey(privateKey), auditOrigin(tenant))
  } finally {
    der.fill(0)
  }
}

const textOf = (bytes: unknown): string =>
  bytes === null || bytes === undefined ? '' : Buffer.from(bytes as Uint8Array).toString('utf8')
