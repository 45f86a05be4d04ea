import { createHash } from 'node:crypto'
import { FccError } from '@fcc/plugin-api'
import { type BackupKey, type BackupReceiver, backupKeyOf } from './backup-keys.ts'
import {
  type BackupEnd,
  type BackupHeader,
  type LineLimit,
  readBackupLines,
} from './backup-lines.ts'
import { type BackupShape, createBackupShape, readBackupHeader } from './backup-shape.ts'
import { careErrors } from './diagnostics.ts'

/** What a file says of itself, once all of it was read. */
export interface CheckedBackup {
  readonly header: BackupHeader
  readonly key: BackupKey | undefined
}

/**
 * Reads a backup through before anything of it is believed: its digest, and where it has keys the digest that
 * only who has them can make.
 *
 * @throws FccError FCC_STORE_BACKUP_DAMAGED, FCC_STORE_BACKUP_KEY
 */
export async function checkBackup(
  file: string,
  receiver: BackupReceiver,
  limit?: LineLimit,
): Promise<CheckedBackup> {
  const { header, end } = await readWhole(file, limit)
  if (header.keys.kind === 'none') return { header, key: undefined }
  const wanted = header.keys.kind === 'passphrase' ? 'a passphrase' : 'a public key'
  const key = keyFor(header, receiver)
  if (!key || key.sign(end.sha256) !== end.signed) throw careErrors.keyNeeded(file, wanted)
  return { header, key }
}

/** What a backup says of itself, for who has no key of it. @throws FccError FCC_STORE_BACKUP_DAMAGED */
export async function readHeader(file: string, limit?: LineLimit): Promise<BackupHeader> {
  const { header } = await readWhole(file, limit)
  return header
}

async function readWhole(
  file: string,
  limit?: LineLimit,
): Promise<{ readonly header: BackupHeader; readonly end: BackupEnd }> {
  const hash = createHash('sha256')
  let header: BackupHeader | undefined
  let shape: BackupShape | undefined
  let problem: string | undefined
  let last: string | undefined
  let place = 0
  try {
    for await (const line of readBackupLines(file, limit)) {
      if (last === undefined) {
        const read = readBackupHeader(line)
        if (typeof read === 'string') throw careErrors.damaged(file, read)
        header = read
        shape = createBackupShape(read)
      } else {
        hash.update(last).update('\n')
        // Of all but the first and the last line: what is wrong is said once their bytes are those that were written.
        if (place > 1) problem ??= shape?.next(last)
      }
      place += 1
      last = line
    }
  } catch (error) {
    if (FccError.is(error) && error.code === 'FCC_STORE_BACKUP_DAMAGED') throw error
    throw careErrors.damaged(file, FccError.is(error) ? error.why : 'it is cut, or no backup')
  }
  const end = last === undefined ? undefined : endOf(last)
  if (!header || !end) throw careErrors.damaged(file, 'it is cut, or no backup')
  if (hash.digest('hex') !== end.sha256) throw careErrors.damaged(file, 'its bytes were changed')
  problem ??= shape?.end()
  if (problem !== undefined) throw careErrors.damaged(file, problem)
  return { header, end }
}

function keyFor(header: BackupHeader, receiver: BackupReceiver): BackupKey | undefined {
  try {
    return backupKeyOf(header.keys, receiver)
  } catch {
    // A key of another kind, or no key.
    return undefined
  }
}

function endOf(line: string): BackupEnd | undefined {
  try {
    const found = JSON.parse(line) as Partial<BackupEnd> | null
    return typeof found?.sha256 === 'string' ? (found as BackupEnd) : undefined
  } catch {
    return undefined
  }
}
