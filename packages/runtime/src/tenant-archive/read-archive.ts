import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FccError } from '@fcc/plugin-api'
import { extract as createExtract } from 'tar-stream'
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from '../config/archive-limits.ts'
import { archiveErrors } from './diagnostics.ts'
import { type ArchiveManifest, CONFIG, MANIFEST, readManifest } from './manifest.ts'

/** What an archive says, once all of it was read and is as it says. */
export interface ReadArchive {
  readonly manifest: ArchiveManifest
  /** The text of its configuration. */
  readonly config: string
}

/**
 * Reads an archive through: the things that its manifest names, each once, in their order, with their sizes and
 * digests, and nothing else. Links, folders and whatever else an archive may hold are refused.
 *
 * @param into where to put what is in it; nothing is written where absent
 * @throws FccError FCC_TENANT_ARCHIVE_DAMAGED
 */
export async function readArchive(
  file: string,
  into?: string,
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): Promise<ReadArchive> {
  const textOf = (entry: AsyncIterable<Buffer>, size: number, sha256?: string) => {
    if (size > limits.textBytes) {
      throw refuse('its manifest or its configuration is larger than limits.archive_text_bytes')
    }
    return readText(entry, refuse, sha256)
  }
  const refuse = (problem: string, cause?: unknown): FccError =>
    archiveErrors.damaged(file, problem, cause)
  const input = createReadStream(file)
  const extract = createExtract()
  input.once('error', (error) => extract.destroy(error))
  input.pipe(extract)
  let manifest: ArchiveManifest | undefined
  let config = ''
  let place = 0
  try {
    for await (const entry of extract) {
      const { name, type, size = 0 } = entry.header
      if (type !== 'file' && type !== 'contiguous-file') throw refuse('it has what is no file')
      if (!manifest) {
        if (name !== MANIFEST) throw refuse('it does not begin with its manifest')
        const read = readManifest(await textOf(entry, size), limits)
        if (typeof read === 'string') throw refuse(read)
        manifest = read
        continue
      }
      const expected = manifest.entries[place]
      if (expected?.path !== name || expected.bytes !== size) {
        throw refuse('it has something else than its manifest says')
      }
      place += 1
      const target = into && join(into, expected.path)
      if (name === CONFIG) config = await textOf(entry, size, expected.sha256)
      else if ((await copied(entry, target)) !== expected.sha256)
        throw refuse('its bytes were changed')
    }
  } catch (error) {
    if (FccError.is(error)) throw error
    throw refuse('it is cut, or no archive', error)
  } finally {
    input.destroy()
    extract.destroy()
  }
  if (!manifest || place !== manifest.entries.length) throw refuse('it is cut, or no archive')
  return { manifest, config }
}

async function readText(
  entry: AsyncIterable<Buffer>,
  refuse: (problem: string) => FccError,
  sha256?: string,
): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of entry) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const found = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== undefined && found !== sha256) throw refuse('its bytes were changed')
  return bytes.toString('utf8')
}

/** Reads a thing to its end, and puts it where it goes; gives back its digest. */
async function copied(entry: AsyncIterable<Buffer>, target: string | undefined): Promise<string> {
  const hash = createHash('sha256')
  if (target === undefined) {
    for await (const chunk of entry) hash.update(chunk)
    return hash.digest('hex')
  }
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  // Never over what is there: a link would lead elsewhere.
  const out = await open(target, 'wx', 0o600)
  try {
    for await (const chunk of entry) {
      hash.update(chunk)
      await out.writeFile(chunk)
    }
    await out.sync()
  } finally {
    await out.close()
  }
  return hash.digest('hex')
}
