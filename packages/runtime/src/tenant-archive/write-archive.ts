import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FccError } from '@fcc/plugin-api'
import { pack as createPack, type Pack } from 'tar-stream'
import { type Overwriting, openContentFile } from '../files/content-file.ts'
import { archiveErrors } from './diagnostics.ts'
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
  for await (const chunk of (
    await openPart(part.file)
  ).createReadStream() as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { path: part.path, bytes, sha256: hash.digest('hex') }
}

/** Writes an archive (tar); under its name there is a whole one or none. @throws FccError FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE */
export async function writeArchive(
  file: string,
  manifest: ArchiveManifest,
  parts: readonly ArchivePart[],
  over: Overwriting = {},
): Promise<void> {
  const out = openContentFile(file, over)
  const pack = createPack()
  const written = pipeline(pack, out.stream)
  // A part waits for room that a file which failed never has.
  const failed = new Promise<never>((_, reject) => void written.catch(reject))
  failed.catch(() => undefined)
  try {
    const mtime = new Date(manifest.at)
    await Promise.race([addText(pack, MANIFEST, JSON.stringify(manifest), mtime), failed])
    for (const [place, each] of parts.entries()) {
      const added =
        each.text === undefined
          ? addFile(pack, each, { ...manifest, place, mtime })
          : addText(pack, each.path, each.text, mtime)
      await Promise.race([added, failed])
    }
    pack.finalize()
    await written
    out.finish()
  } catch (error) {
    pack.destroy()
    // Why the file took no more says more than that what fills it was ended.
    await written.catch((failed: unknown) => {
      throw FccError.is(failed) ? failed : error
    })
    throw error
  } finally {
    await out.drop()
  }
}

/** Opens a file that was looked at: one that has become a link since is refused. */
const openPart = (file: string): Promise<FileHandle> =>
  open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))

async function addText(pack: Pack, name: string, text: string, mtime: Date): Promise<void> {
  const size = Buffer.byteLength(text)
  const entry = pack.entry({ name, size, mtime, mode: 0o600, type: 'file' })
  const ended = once(entry, 'finish')
  entry.end(text)
  await ended
}

/** Adds a file as the manifest says that it is: one that was written to since is refused, for nobody could import it. */
async function addFile(
  pack: Pack,
  { path, file }: Extract<ArchivePart, { readonly file: string }>,
  given: Pick<ArchiveManifest, 'tenant' | 'entries'> & {
    readonly place: number
    readonly mtime: Date
  },
): Promise<void> {
  const { tenant, entries, place, mtime } = given
  const part = await openPart(file)
  const { size } = await part.stat()
  const hash = createHash('sha256')
  const counted = new Transform({
    transform(chunk: Buffer, _, next) {
      hash.update(chunk)
      next(null, chunk)
    },
  })
  await pipeline(
    part.createReadStream(),
    counted,
    pack.entry({ name: path, size, mtime, mode: 0o600, type: 'file' }),
  )
  const expected = entries[place]
  if (expected?.bytes !== size || expected.sha256 !== hash.digest('hex')) {
    throw archiveErrors.document(tenant, file, 'was changed while it was read')
  }
}
