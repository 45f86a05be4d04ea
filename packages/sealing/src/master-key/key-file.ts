import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { KEY_BYTES } from '../derive-key.ts'
import { sealingError } from '../diagnostics.ts'
import { formatKeyText } from './key-text.ts'
import { resolveModeFault } from './resolve-mode-fault.ts'

/** Longer than any form of a key; a file that fills it is not a key. */
const MAX_FILE_BYTES = 256

/** The text of a key file, whose mode and owner are checked; nothing where there is no such file. */
export function readKeyFile(path: string): string | undefined {
  let descriptor: number
  try {
    descriptor = openSync(path, 'r')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
  try {
    // What is open is what is checked: the name could be given to another file in between.
    assertMode(path, fstatSync(descriptor), 'file')
    assertMode(dirname(path), statSync(dirname(path)), 'directory')
    const bytes = Buffer.alloc(MAX_FILE_BYTES)
    const length = readSync(descriptor, bytes, 0, MAX_FILE_BYTES, 0)
    const text = bytes.toString('latin1', 0, length)
    bytes.fill(0)
    return text
  } finally {
    closeSync(descriptor)
  }
}

/** Writes a whole file beside the name and links it there: nobody ever reads half a key. Where one is there, that stays. */
export function makeKeyFile(path: string): string {
  assertMode(dirname(path), statSync(dirname(path)), 'directory')
  const key = randomBytes(KEY_BYTES)
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`
  const descriptor = openSync(draft, 'wx', 0o600)
  try {
    try {
      writeSync(descriptor, `${formatKeyText(key)}\n`)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
      key.fill(0)
    }
    linkFirst(draft, path)
  } finally {
    unlinkSync(draft)
  }
  syncDirectory(dirname(path))
  const text = readKeyFile(path)
  if (text === undefined) throw sealingError('FCC_SEALING_KEY_UNREADABLE', [path])
  return text
}

/** The first to link wins; the others read what it wrote. */
function linkFirst(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** The name itself must survive a loss of power before anything is sealed under the key. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(directory, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function assertMode(path: string, stats: Stats, kind: 'file' | 'directory'): void {
  if (process.platform === 'win32') return
  const fault = resolveModeFault({
    mode: stats.mode,
    owner: stats.uid,
    user: process.getuid?.(),
    kind,
  })
  if (fault !== undefined) {
    throw sealingError('FCC_SEALING_KEY_PERMISSIONS', [path, fault.found, fault.wanted])
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}
