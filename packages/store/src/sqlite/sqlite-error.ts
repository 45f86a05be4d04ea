import { closeSync, openSync } from 'node:fs'
import { FccError } from '@fcc/plugin-api'
import { fileError } from '../diagnostics.ts'

/** Where a failure happened, for its report. */
export interface FailurePlace {
  readonly file: string
  readonly busyTimeoutMs: number
}

// Primary result codes of SQLite (https://sqlite.org/rescode.html); the low byte of an extended one.
const BUSY = 5
const LOCKED = 6
const READ_ONLY = 8
const INPUT_OUTPUT = 10
const CORRUPT = 11
const FULL = 13
const CANNOT_OPEN = 14
const NOT_A_DATABASE = 26

/** What `TextDecoder` throws in Node for bytes that are not UTF-8. */
const INVALID_UTF8 = 'ERR_ENCODING_INVALID_ENCODED_DATA'

/** The primary result code of what `node:sqlite` threw, or nothing for any other error. */
export function primaryCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined
}

/** Whether an error says that another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  const code = primaryCode(error)
  return code === BUSY || code === LOCKED
}

/** What the operating system calls no room: on the disk, in the quota, within the file-size limit. */
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** What the operating system calls no descriptor: of the process, of the machine. */
const noDescriptor = new Set(['EMFILE', 'ENFILE'])

/** How many descriptors an open file takes: itself, its log and the log's index. */
const DESCRIPTORS_PER_FILE = 3

/** Whether this process can open another file with its log: SQLite does not say why it cannot. */
function hasDescriptors(): boolean {
  const opened: number[] = []
  try {
    // One more than needed: what was half open may have been closed by now.
    while (opened.length <= DESCRIPTORS_PER_FILE) opened.push(openSync(process.execPath, 'r'))
    return true
  } catch (error) {
    return !noDescriptor.has(systemCode(error) ?? '')
  } finally {
    for (const descriptor of opened) closeSync(descriptor)
  }
}

/** The code of a failed system call (`EACCES`), or nothing for any other error. */
function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error)) return undefined
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Whether a stored record turned out to be neither UTF-8 nor JSON. */
function isUnreadable(error: unknown): boolean {
  if (error instanceof SyntaxError) return true
  return error instanceof TypeError && 'code' in error && error.code === INVALID_UTF8
}

/** Turns what SQLite or the operating system threw into an error of the catalogue; an `FccError` stays as it is. */
export function translateError(error: unknown, place: FailurePlace): FccError {
  if (FccError.is(error)) return error
  const system = systemCode(error)
  if (system !== undefined) {
    const code = noRoom.has(system)
      ? 'FCC_STORE_FULL'
      : noDescriptor.has(system)
        ? 'FCC_STORE_DESCRIPTORS'
        : 'FCC_STORE_IO'
    return fileError(code, [place.file], error)
  }
  if (isUnreadable(error)) return fileError('FCC_STORE_CORRUPT', [place.file], error)
  switch (primaryCode(error)) {
    case BUSY:
    case LOCKED:
      return fileError('FCC_STORE_BUSY', [place.file, place.busyTimeoutMs], error)
    case FULL:
      return fileError('FCC_STORE_FULL', [place.file], error)
    case CORRUPT:
    case NOT_A_DATABASE:
      return fileError('FCC_STORE_CORRUPT', [place.file], error)
    case INPUT_OUTPUT:
    case CANNOT_OPEN: {
      const code = hasDescriptors() ? 'FCC_STORE_IO' : 'FCC_STORE_DESCRIPTORS'
      return fileError(code, [place.file], error)
    }
    case READ_ONLY:
      return fileError('FCC_STORE_IO', [place.file], error)
    default:
      return fileError('FCC_STORE_FAILED', [place.file], error)
  }
}
