import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { pack as createPack, type Pack } from 'tar-stream'
import { type ArchiveEntry, type ArchiveManifest, MANIFEST } from './manifest.ts'

/** Something that goes into an archive: a file, or a text. */
export type ArchivePart =
  | { readonly path: string; readonly file: string; readonly text?: undefined }
  | { readonly path: string; readonly text: string; readonly file?: undefined }

/** How large a part is, and its digest. */
export async function measured(part: ArchivePart): Promise<ArchiveEntry> {
  const hash = createHash('sha256')
  if (part.text !== undefined) {
    const bytes = Buffer.byteLength(part.text)
    return { path: part.path, bytes, sha256: hash.update(part.text).digest('hex') }
  }
  let bytes = 0
  for await (const chunk of createReadStream(part.file) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { path: part.path, bytes, sha256: hash.digest('hex') }
}

/** Writes an archive (tar); under its name there is a whole one or none. */
export async function writeArchive(
  file: string,
  manifest: ArchiveManifest,
  parts: readonly ArchivePart[],
): Promise<void> {
  const part = `${file}.part`
  const pack = createPack()
  const out = createWriteStream(part, { mode: 0o600, flags: 'w', flush: true })
  const written = pipeline(pack, out)
  written.catch(() => undefined)
  try {
    const mtime = new Date(manifest.at)
    await addText(pack, MANIFEST, JSON.stringify(manifest), mtime)
    for (const each of parts) {
      if (each.text !== undefined) await addText(pack, each.path, each.text, mtime)
      else await addFile(pack, each.path, each.file, mtime)
    }
    pack.finalize()
    await written
    await rename(part, file)
  } catch (error) {
    pack.destroy()
    await rm(part, { force: true })
    throw error
  }
}

async function addText(pack: Pack, name: string, text: string, mtime: Date): Promise<void> {
  const size = Buffer.byteLength(text)
  const entry = pack.entry({ name, size, mtime, mode: 0o600, type: 'file' })
  const ended = once(entry, 'finish')
  entry.end(text)
  await ended
}

async function addFile(pack: Pack, name: string, file: string, mtime: Date): Promise<void> {
  const { size } = statSync(file)
  await pipeline(
    createReadStream(file),
    pack.entry({ name, size, mtime, mode: 0o600, type: 'file' }),
  )
}
