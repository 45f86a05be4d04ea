import { risingUlid } from '../ids/new-ulid.ts'

/** The id of a new run: a ULID, rising within a process; other processes draw their own randomness. */
export const createRunId: (now: number) => string = risingUlid
