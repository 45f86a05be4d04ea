import { createHash } from 'node:crypto'
import { createReadStream, renameSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/** The file that parts make, and what it must be. */
export interface Whole {
  readonly path: string
  readonly bytes: number
  /** SHA-256, in hexadecimal. */
  readonly digest: string
}

/**
 * Joins files in order into one, which is there under its name only once its size and digest are right.
 *
 * @throws Error where they are not; nothing is left then
 */
export async function joinParts(parts: readonly string[], whole: Whole): Promise<void> {
  const partial = `${whole.path}.partial`
  const file = await open(partial, 'w')
  try {
    const { bytes, digest } = await append(file, parts)
    await file.close()
    if (bytes !== whole.bytes || digest !== whole.digest) {
      throw new Error(`The parts make ${bytes} bytes with digest ${digest}, not what was expected.`)
    }
    renameSync(partial, whole.path)
  } finally {
    await file.close().catch(() => undefined)
    rmSync(partial, { force: true })
  }
}

async function append(file: FileHandle, parts: readonly string[]) {
  const hash = createHash('sha256')
  let bytes = 0
  for (const part of parts) {
    for await (const chunk of createReadStream(part) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.length
      await file.writeFile(chunk)
    }
  }
  return { bytes, digest: hash.digest('hex') }
}
