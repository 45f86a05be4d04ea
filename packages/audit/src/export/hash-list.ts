import { equalHashes, hashLength } from '../merkle/hashing.ts'

/**
 * Many hashes in one piece of memory: a log of a million entries is 32 MB here, and five times that as
 * an array of arrays.
 */
export interface HashList {
  readonly length: number
  at(index: number): Uint8Array
  /** The hashes from `start` up to, not including, `end`. */
  between(start: number, end: number): Iterable<Uint8Array>
}

/** Fills a list by asking for each hash in turn; each must have 32 bytes. */
export function createHashList(length: number, hashOf: (index: number) => Uint8Array): HashList {
  const bytes = new Uint8Array(length * hashLength)
  for (let index = 0; index < length; index++) bytes.set(hashOf(index), index * hashLength)
  const at = (index: number) => bytes.subarray(index * hashLength, (index + 1) * hashLength)
  return {
    length,
    at,
    *between(start, end) {
      for (let index = start; index < end; index++) yield at(index)
    },
  }
}

/** The part in which two lists differ, between what they share at their beginning and at their end. */
export interface DifferingPart {
  readonly start: number
  /** One past the last differing hash of the first list. */
  readonly end: number
  /** The same of the second list. */
  readonly otherEnd: number
}

/** Where two lists differ, or nothing when they are the same. */
export function differingPart(one: HashList, other: HashList): DifferingPart | undefined {
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && equalHashes(one.at(start), other.at(start))) start++
  if (start === one.length && start === other.length) return undefined
  let end = one.length
  let otherEnd = other.length
  while (end > start && otherEnd > start && equalHashes(one.at(end - 1), other.at(otherEnd - 1))) {
    end--
    otherEnd--
  }
  return { start, end, otherEnd }
}
