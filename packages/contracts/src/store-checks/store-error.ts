import { FccError } from '@fcc/plugin-api'

/** What every store reports, whatever it keeps its rows in: code → why and fix. */
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
  FCC_STORE_REFERENCE_TAKEN: (name: string, version: string) => [
    `Version ${version} of the reference data ${name} is kept already, and says something else.`,
    'Import it under a version of its own: runs rely on what a version says.',
  ],
  FCC_STORE_LEASE_LOST: (run: string, epoch: number) => [
    `Epoch ${epoch} of the lease on run ${run} is not the one that stands; somebody else executes the run, or it was released.`,
    'Stop executing this run, and take the lease anew before writing to it.',
  ],
  FCC_STORE_SEQUENCE: (run: string, given: number, stored: number) => [
    `A commit brings run ${run} to sequence ${given}, and the store holds ${stored}; expected ${stored + 1}.`,
    'Read the run again and continue it from what is stored.',
  ],
  FCC_STORE_COMMANDED: (run: string) => [
    `Run ${run} was commanded to end or to stand still, and the commit does not carry that out.`,
    'Read the commands of the run, and carry out the first of them instead.',
  ],
  FCC_STORE_DUPLICATE_VISIT: (visit: string) => [
    `The visit ${visit} was committed before.`,
    'Read the run again and continue it from what is stored.',
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
  FCC_STORE_NOT_REMOVABLE: (what: string, because: string) => [
    `${what} cannot be removed: ${because}.`,
    'Look at what is there again, and remove what is over and still as it was seen.',
  ],
  FCC_STORE_ERASED: (subject: string) => [
    `The data of ${subject} was erased, so no new key is kept under that reference.`,
    'Stop writing for this subject; a person who returns gets a subject id of its own.',
  ],
  FCC_STORE_CLOSED: (what: string) => [
    `${what} is closed.`,
    'Open it again before using it, or close it later.',
  ],
} satisfies Record<string, (...facts: never[]) => readonly [why: string, fix: string]>

type Catalogue = typeof catalogue

/** A code of the port of stores, the same in every backend. */
export type StoreCode = keyof Catalogue

/** Every code of the port of stores, the same in every backend. */
export const STORE_CODES: readonly string[] = Object.freeze(Object.keys(catalogue))

/** Makes one error of the port of stores, the same in every backend. */
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
