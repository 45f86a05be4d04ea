import { randomFillSync } from 'node:crypto'
import { monotonicFactory } from 'ulid'

/** How many random bytes are drawn at a time: the library asks for one number per character. */
const POOL_BYTES = 4096

const pool = new Uint8Array(POOL_BYTES)
let used = POOL_BYTES

function randomShare(): number {
  if (used === POOL_BYTES) {
    randomFillSync(pool)
    used = 0
  }
  const byte = pool[used] ?? 0
  used += 1
  return byte / 256
}

/** The id of a new run: a ULID, rising within a process; other processes draw their own randomness. */
export const createRunId: (now: number) => string = monotonicFactory(randomShare)
