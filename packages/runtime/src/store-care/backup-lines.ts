import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createGunzip, createGzip } from 'node:zlib'
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from '../config/archive-limits.ts'
import { type Overwriting, openContentFile } from '../files/content-file.ts'
import type { KeysFor } from './backup-keys.ts'
import { careErrors } from './diagnostics.ts'

/** What the first line of a backup says. */
export interface BackupHeader {
  readonly format: 'fcc-backup'
  readonly version: 1
  readonly at: string
  readonly by: string
  readonly tenants: readonly string[]
  readonly keys: KeysFor
}

/** What the last line says: the digest of all before it, and, where there are keys, one that only who has them can make. */
export interface BackupEnd {
  readonly sha256: string
  readonly signed?: string | undefined
}

/** A backup that is being written. */
export interface BackupWriter {
  write(line: string): Promise<void>
  /** Ends the file, and only then gives it its name. */
  end(sign?: (text: string) => string): Promise<void>
  /** Leaves nothing behind. */
  drop(): Promise<void>
}

/** Writes a file of compressed lines; under its name there is a whole one or none. @throws FccError FCC_FILE_* */
export function openBackupWriter(file: string, over: Overwriting = {}): BackupWriter {
  const written = openContentFile(file, over)
  const out = written.stream
  const zip = createGzip()
  const failed = new Promise<never>((_, reject) => {
    for (const stream of [zip, out]) stream.once('error', reject)
  })
  failed.catch(() => undefined)
  const finished = once(out, 'close')
  finished.catch(() => undefined)
  zip.pipe(out)
  const hash = createHash('sha256')
  const put = async (line: string): Promise<void> => {
    if (!zip.write(`${line}\n`)) await Promise.race([once(zip, 'drain'), failed])
  }
  return {
    async write(line) {
      hash.update(line).update('\n')
      await put(line)
    },
    async end(sign) {
      const sha256 = hash.digest('hex')
      const end: BackupEnd = { sha256, ...(sign ? { signed: sign(sha256) } : {}) }
      await put(JSON.stringify(end))
      zip.end()
      await Promise.race([finished, failed])
      written.finish()
    },
    async drop() {
      zip.destroy()
      out.destroy()
      await written.drop()
    },
  }
}

/** How long a line may be, in bytes. */
export type LineLimit = Pick<ArchiveLimits, 'lineBytes'>

/**
 * The lines of a backup; a file that is cut or is none throws what its decompression throws.
 *
 * @throws FccError FCC_STORE_BACKUP_DAMAGED where a line is longer than the limit
 */
export async function* readBackupLines(
  file: string,
  { lineBytes }: LineLimit = DEFAULT_ARCHIVE_LIMITS,
): AsyncGenerator<string> {
  const input = createReadStream(file)
  const unzipped = createGunzip()
  input.once('error', (error) => unzipped.destroy(error))
  input.pipe(unzipped)
  try {
    let begun: Buffer[] = []
    let size = 0
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
        if (size + at - from > lineBytes) throw careErrors.lineTooLong(file, lineBytes)
        yield Buffer.concat([...begun, chunk.subarray(from, at)]).toString('utf8')
        from = at + 1
        begun = []
        size = 0
      }
      const rest = chunk.subarray(from)
      size += rest.length
      // A few bytes of a file may be gigabytes of one line.
      if (size > lineBytes) throw careErrors.lineTooLong(file, lineBytes)
      if (rest.length > 0) begun.push(rest)
    }
    if (size > 0) yield Buffer.concat(begun).toString('utf8')
  } finally {
    input.destroy()
    unzipped.destroy()
  }
}
