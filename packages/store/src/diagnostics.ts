import { FccError } from '@fcc/plugin-api'

/** The catalogue of what the files of this package report: code → why and fix. */
const catalogue = {
  FCC_STORE_BUSY: (file: string, milliseconds: number) => [
    `${file} was locked by another process for longer than ${milliseconds} ms.`,
    'Try again, or raise the setting `busyTimeoutMs`.',
  ],
  FCC_STORE_FULL: (file: string) => [
    `There is no room left for ${file}; nothing of this change was kept.`,
    'Free space on the disk, or raise the setting `maxPages`, then try again.',
  ],
  FCC_STORE_LOG_FULL: (file: string, pages: number) => [
    `The write-ahead log of ${file} has ${pages} pages and cannot be cut: somebody reads the file all the time. Nothing of this change was kept.`,
    'End the reader (a backup, a query tool) that holds the file open, or raise the setting `maxLogPages`.',
  ],
  FCC_STORE_CORRUPT: (file: string) => [
    `${file} is damaged or not a store of FCC.`,
    'Restore the file from a backup.',
  ],
  FCC_STORE_DESCRIPTORS: (file: string) => [
    `${file} could not be opened: this process has no file descriptor left.`,
    'Open fewer stores at once (limits.max_open_stores in fcc.yaml; each takes three descriptors), or raise what the process may have (ulimit -n).',
  ],
  FCC_STORE_IO: (file: string) => [
    `The system failed to read or write ${file}.`,
    'Check the disk, its quota and the permissions of the file, then try again.',
  ],
  FCC_STORE_OTHER_FORMAT: (file: string, step: string) => [
    `${file} is in the format "${step}", from before the record format of this version; nothing reads it any more.`,
    'Move the file away and start the tenant anew; read the old one with the version that wrote it.',
  ],
  FCC_STORE_NEWER: (file: string, found: number, known: number) => [
    `${file} has migration ${found}, and this version of FCC knows up to ${known}.`,
    'Install the version of FCC that wrote the file, or a newer one.',
  ],
  FCC_STORE_WRONG_TENANT: (file: string, found: string, expected: string) => [
    `${file} holds the data of tenant ${found}, not of ${expected}.`,
    'Put the file back under the name of its own tenant.',
  ],
  FCC_STORE_NETWORK_FILE_SYSTEM: (directory: string, kind: string) => [
    `${directory} is on a network file system (${kind}), whose locks cannot be relied on.`,
    'Choose a directory on a local disk, or a store that is a server.',
  ],
  FCC_STORE_FAILED: (file: string) => [
    `${file} could not be used.`,
    'Read the cause; if it does not help, report it with its text.',
  ],
} satisfies Record<string, (...facts: never[]) => readonly [why: string, fix: string]>

type Catalogue = typeof catalogue

/** A code of the files that a store keeps. */
export type StoreFileCode = keyof Catalogue

/** Every code of the files that a store keeps. */
export const STORE_FILE_CODES: readonly string[] = Object.freeze(Object.keys(catalogue))

/** Makes one error of the files that a store keeps. */
export function fileError<Code extends StoreFileCode>(
  code: Code,
  facts: Parameters<Catalogue[Code]>,
  cause?: unknown,
): FccError {
  const compose = catalogue[code] as (
    ...facts: Parameters<Catalogue[Code]>
  ) => readonly [string, string]
  const [why, fix] = compose(...facts)
  return new FccError({ code, why, fix, cause })
}
