import { digestOf } from './compiled-catalogue.ts'
import type { CatalogueReading } from './read-documents.ts'

/** How many characters of text there are in all whose documents are kept; those not asked for longest go first. */
export const MOST_CHARACTERS = 4_000_000

interface Kept {
  readonly reading: CatalogueReading
  readonly length: number
}

/** In the order in which they were asked for last. */
const known = new Map<string, Kept>()
let characters = 0

/**
 * The documents of one file of a package, read once in a process while its text is the same: a package is set up for
 * every assembly, and to check the documents of the core catalogue was half of what it takes to open a runtime again.
 * They are frozen, for they are shared. What has a problem is read again.
 */
export function onceRead(
  folder: string,
  file: string,
  text: string,
  read: () => CatalogueReading,
): CatalogueReading {
  const key = JSON.stringify([digestOf(text), folder, file])
  const found = known.get(key)
  if (found !== undefined) {
    known.delete(key)
    known.set(key, found)
    return found.reading
  }
  const reading = read()
  if (reading.problems.length > 0 || text.length > MOST_CHARACTERS) return reading
  for (const { value } of reading.documents) freezeAll(value)
  known.set(key, { reading, length: text.length })
  characters += text.length
  for (const [oldest, { length }] of known) {
    if (characters <= MOST_CHARACTERS) break
    known.delete(oldest)
    characters -= length
  }
  return reading
}

function freezeAll(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const part of Object.values(value)) freezeAll(part)
}
