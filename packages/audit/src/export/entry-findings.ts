import { alignEntries, type EntryDifference } from './align-entries.ts'
import { toHex } from './export-format.ts'
import { differingPart, type HashList } from './hash-list.ts'
import type { Finding } from './verification-report.ts'

/** Longest differing stretch in which removals and moves are told apart; beyond it only its ends are named. */
export const maximumAlignedEntries = 100_000

/** Where a file's entries are in the log. */
export interface EntryPosition {
  /** The log's index of the file's first entry. */
  readonly firstIndex: number
  /** Entries of the log from this index on are not under the checkpoint. */
  readonly signedSize: number
}

/** Says which entries of a file are not as recorded. */
export function findEntryDifferences(
  recorded: HashList,
  actual: HashList,
  { firstIndex, signedSize }: EntryPosition,
): readonly Finding[] {
  const part = differingPart(recorded, actual)
  if (part === undefined) return []
  const { start, end, otherEnd } = part
  const offset = firstIndex + start
  if (end - start > maximumAlignedEntries || otherEnd - start > maximumAlignedEntries) {
    const what = `From entry ${offset} to ${firstIndex + end - 1} the file is not what the log recorded.`
    return [{ part: 'entry', index: offset, what }]
  }
  return alignEntries(
    Array.from(recorded.between(start, end), toHex),
    Array.from(actual.between(start, otherEnd), toHex),
  ).map((difference) => describe(difference, offset, signedSize))
}

function describe(difference: EntryDifference, offset: number, signedSize: number): Finding {
  switch (difference.kind) {
    case 'changed': {
      const index = offset + difference.index
      const what =
        index < signedSize
          ? `Entry ${index} is not what the log recorded.`
          : `Entry ${index} and its leaf hash do not agree; after the checkpoint either may be the changed one.`
      return { part: 'entry', index, what }
    }
    case 'missing': {
      const index = offset + difference.index
      return { part: 'entry', index, what: `Entry ${index} is missing.` }
    }
    case 'unexpected': {
      const index = offset + difference.place
      const what = `The line at the place of entry ${index} is not in the log.`
      return { part: 'entry', index, what }
    }
    case 'moved': {
      const index = offset + difference.index
      const what = `Entry ${index} is at the place of entry ${offset + difference.place}.`
      return { part: 'entry', index, what }
    }
    case 'swapped': {
      const index = offset + difference.index
      const what = `Entries ${index} and ${offset + difference.other} are swapped.`
      return { part: 'entry', index, what }
    }
  }
}
