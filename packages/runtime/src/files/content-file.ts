import {
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  write,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { Writable } from 'node:stream'
import { promisify } from 'node:util'
import { FccError } from '@fcc/plugin-api'
import { fileErrors } from './diagnostics.ts'
import { beginPart, endPart, removeLeftParts } from './part-files.ts'

/** Only the owner reads it: who else may, the owner decides. */
const OWNER_ONLY = 0o600
const OWNER_FOLDER = 0o700

/** What a file system says that has no second names for a file. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/** Whether something that has the name already is written over. */
export interface Overwriting {
  /** Default false: it is refused then. */
  readonly force?: boolean | undefined
}

/** A file of content that is being written beside its name. Ended or dropped by whoever opened it. */
export interface ContentFile {
  /** Takes its bytes in order; its errors are FCC_FILE_UNWRITABLE. */
  readonly stream: Writable
  /** Has it on the disk, and gives it its name. @throws FccError FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE */
  finish(): void
  /** Leaves nothing behind, and whatever has the name as it is. Does nothing once it is finished. */
  drop(): Promise<void>
}

/**
 * Refuses a name that something has already, also a link that leads nowhere: to be asked before an act that is logged.
 *
 * @throws FccError FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE
 */
export function assertFileFree(file: string, { force = false }: Overwriting = {}): void {
  const found = attempt(file, () => lstatSync(file, { throwIfNoEntry: false }))
  if (found?.isDirectory()) throw fileErrors.fileUnwritable(file, { code: 'EISDIR' })
  if (found && !force) throw fileErrors.fileExists(file)
}

/**
 * Opens a file of content: under its name there is a whole one or none, that its owner alone reads. No link is followed,
 * neither under its name nor beside it, and two who write the same file at once do not come into each other's way.
 *
 * @param file an absolute path; folders above it are made
 * @throws FccError FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE
 */
export function openContentFile(file: string, over: Overwriting = {}): ContentFile {
  const { descriptor, name } = begin(file, over)
  let open = true
  let writing: Promise<void> = Promise.resolve()
  return {
    stream: new Writable({
      write(chunk: Buffer, _, done) {
        writing = writeAll(descriptor, chunk)
        writing.then(
          () => done(),
          (error: unknown) => done(fileErrors.fileUnwritable(file, error)),
        )
      },
    }),
    finish() {
      open = false
      nameIt(file, { descriptor, name, ...over })
    },
    async drop() {
      if (!open) return
      open = false
      // A descriptor that is closed under a write may be another file by then.
      await writing.catch(() => undefined)
      closeSync(descriptor)
      endPart(name)
    },
  }
}

/** Writes a file of content at once, as `openContentFile` does. @throws FccError FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE */
export function writeContentFile(
  file: string,
  content: string | Uint8Array,
  over: Overwriting = {},
): void {
  const { descriptor, name } = begin(file, over)
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  try {
    attempt(file, () => {
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at)
    })
  } catch (error) {
    closeSync(descriptor)
    endPart(name)
    throw error
  }
  nameIt(file, { descriptor, name, ...over })
}

/** A new file beside the name: one that is there already, or a link, is never opened. */
function begin(
  file: string,
  over: Overwriting,
): { readonly descriptor: number; readonly name: string } {
  assertFileFree(file, over)
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants
  return attempt(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: OWNER_FOLDER })
    removeLeftParts(file)
    const name = beginPart(file)
    // Windows has no O_NOFOLLOW; what is new there follows no link either.
    const flags = O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0)
    try {
      return { descriptor: openSync(name, flags, OWNER_ONLY), name }
    } catch (error) {
      endPart(name)
      throw error
    }
  })
}

/** Closes what was written and gives it its name, or removes it. */
function nameIt(
  file: string,
  written: { readonly descriptor: number; readonly name: string } & Overwriting,
): void {
  const { descriptor, name, force = false } = written
  try {
    attempt(file, () => {
      try {
        fsyncSync(descriptor)
      } finally {
        closeSync(descriptor)
      }
    })
    if (force) attempt(file, () => renameSync(name, file))
    else linkFirst(name, file)
    attempt(file, () => syncFolder(dirname(file)))
  } finally {
    endPart(name)
  }
}

/** Gives it the name that nothing has; whoever took it in between keeps it. */
function linkFirst(name: string, file: string): void {
  try {
    linkSync(name, file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'EEXIST') throw fileErrors.fileExists(file)
    if (!NO_LINKS.has(code)) throw fileErrors.fileUnwritable(file, error)
    assertFileFree(file)
    attempt(file, () => renameSync(name, file))
  }
}

/** The name itself must survive a loss of power. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const writeSome = promisify(write)

async function writeAll(descriptor: number, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    at += (await writeSome(descriptor, bytes, at, bytes.length - at, null)).bytesWritten
  }
}

function attempt<T>(file: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw FccError.is(error) ? error : fileErrors.fileUnwritable(file, error)
  }
}
