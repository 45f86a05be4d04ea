import { FccError } from '@fcc/plugin-api'

/** The catalogue of what this package reports: code → why and fix. */
const catalogue = {
  FCC_STORE_INVALID_ID: (kind: string, fault: string) => [
    `A ${kind} id ${fault}.`,
    'Use a non-empty id of well-formed text without NUL, within the limit `maxIdBytes`.',
  ],
  FCC_STORE_INVALID_NUMBER: (name: string, found: unknown) => [
    `\`${name}\` is ${String(found)}; expected a whole number that is not negative.`,
    `Pass a whole number as \`${name}\`.`,
  ],
  FCC_STORE_INVALID_TEXT: (what: string) => [
    `The text of ${what} has a lone surrogate, so its bytes would not be those that were hashed.`,
    'Make the text well-formed before it is hashed and stored.',
  ],
  FCC_STORE_FOREIGN_RECORD: (what: string, owner: string, expected: string) => [
    `${what} belongs to ${owner}, not to ${expected}.`,
    `Write it through the handle of its own tenant and under the lease of its own run.`,
  ],
  FCC_STORE_UNKNOWN_RUN: (run: string) => [
    `This tenant has no run ${run}.`,
    'List the runs of the tenant and use one of their ids.',
  ],
  FCC_STORE_RUN_EXISTS: (run: string) => [
    `There is a run ${run} already, and it was not created with this idempotency key.`,
    'Give the new run an id of its own.',
  ],
  FCC_STORE_LEASE_LOST: (run: string, epoch: number) => [
    `Epoch ${epoch} of the lease on run ${run} is not the one that stands; somebody else carries the run on, or it was released.`,
    'Stop carrying this run on, and take the lease anew before writing to it.',
  ],
  FCC_STORE_SEQUENCE: (run: string, given: number, stored: number) => [
    `A commit brings run ${run} to sequence ${given}, and the store holds ${stored}; expected ${stored + 1}.`,
    'Read the run again and carry it on from what is stored.',
  ],
  FCC_STORE_DUPLICATE_VISIT: (visit: string) => [
    `The visit ${visit} was committed before.`,
    'Read the run again and carry it on from what is stored.',
  ],
  FCC_STORE_DUPLICATE_ENTRY: (entry: string) => [
    `There is an audit entry with the id ${entry} already.`,
    'Give each audit entry of a tenant an id of its own.',
  ],
  FCC_STORE_UNKNOWN_ACTIVITY: (activity: string, run: string) => [
    `Run ${run} has no intent for the activity ${activity}.`,
    'Write the intent of an activity before its result.',
  ],
  FCC_STORE_ALREADY_ANSWERED: (activity: string, run: string) => [
    `The activity ${activity} of run ${run} has its answer already; the first one stays.`,
    'Read the answer that stands.',
  ],
  FCC_STORE_APPROVAL_VOID: (activity: string, run: string) => [
    `Run ${run} does not wait for an answer to ${activity} with this binding.`,
    'Look at what the run asks, and answer that.',
  ],
  FCC_STORE_PLACES: (problem: string) => [
    `The places of audit entries are not usable: ${problem}.`,
    'Place the unplaced entries in order of insertion, from the size of the stored tree, and skip none.',
  ],
  FCC_STORE_ERASED: (subject: string) => [
    `The data of ${subject} was erased, so no new key is kept under that reference.`,
    'Stop writing for this subject; a person who returns gets a subject id of its own.',
  ],
  FCC_STORE_CLOSED: (what: string) => [
    `${what} is closed.`,
    'Open it again before using it, or close it later.',
  ],
  FCC_STORE_BUSY: (file: string, milliseconds: number) => [
    `${file} was locked by another process for longer than ${milliseconds} ms.`,
    'Try again, or raise the setting `busyTimeoutMs`.',
  ],
  FCC_STORE_FULL: (file: string) => [
    `There is no room left for ${file}; nothing of this change was kept.`,
    'Free space on the disk, or raise the setting `maxPages`, then try again.',
  ],
  FCC_STORE_CORRUPT: (file: string) => [
    `${file} is damaged or not a store of FCC.`,
    'Restore the file from a backup.',
  ],
  FCC_STORE_IO: (file: string) => [
    `The system failed to read or write ${file}.`,
    'Check the disk, its quota and the permissions of the file, then try again.',
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

/** A code that this package can report. */
export type StoreCode = keyof Catalogue

/** Every code that this package can report. */
export const STORE_CODES: readonly string[] = Object.freeze(Object.keys(catalogue))

/** Makes one error of the store. */
export function storeError<Code extends StoreCode>(
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
