import { equalHashes, leafHash } from '../merkle/hashing.ts'
import { readCanonicalLine } from './canonical-line.ts'
import { isRemovedLine, removalType } from './export-format.ts'
import type { RecordedLeaves } from './read-parts.ts'
import type { Finding } from './verification-report.ts'

/** What of an export says that entries were removed. */
export interface RemovedEvidence {
  readonly recorded: RecordedLeaves | undefined
  readonly entries: number
  /** Bytes of an entry, from 0. */
  readonly entryLine: (place: number) => Uint8Array
  /** Entries of the log from this index on are not under the checkpoint. */
  readonly signedSize: number
}

/** What was found of entries whose text is not in the file. */
export interface RemovedEntries {
  /** Their places. */
  readonly absent: ReadonlySet<number>
  /** How many of them the log says were removed. */
  readonly count: number
  /** One for each of which it does not say so. */
  readonly findings: readonly Finding[]
}

/**
 * Finds the entries whose text is not in the file, and of which a later entry under the checkpoint says that
 * it was removed. A text that is taken away without that is a finding.
 */
export function findRemovedEntries(evidence: RemovedEvidence): RemovedEntries {
  const { recorded, entries, entryLine, signedSize } = evidence
  const absent: number[] = []
  for (let place = 0; place < entries; place++) {
    if (isRemovedLine(entryLine(place)) && !isAsRecorded(evidence, place)) absent.push(place)
  }
  if (absent.length === 0 || recorded === undefined) {
    return { absent: new Set(), count: 0, findings: [] }
  }
  const first = recorded.after.size
  const ranges: Range[] = []
  for (let place = 0; place < Math.min(entries, signedSize - first); place++) {
    // An entry speaks of those before it.
    for (const [from, to] of placesSaid(evidence, place)) {
      ranges.push([from, Math.min(to, first + place)])
    }
  }
  const said = new Set(placesIn(ranges, absent, first))
  return {
    absent: new Set(absent),
    count: said.size,
    findings: absent
      .filter((place) => !said.has(place))
      .map((place): Finding => {
        const index = first + place
        const what = `The text of entry ${index} is not in the file, and no later entry under the checkpoint says that it was removed.`
        return { part: 'entry', index, what }
      }),
  }
}

function isAsRecorded({ recorded, entryLine }: RemovedEvidence, place: number): boolean {
  if (recorded === undefined || place >= recorded.hashes.length) return false
  return equalHashes(recorded.hashes.at(place), leafHash(entryLine(place)))
}

/** The places that lie in a range; both are walked once, for a hostile file may have many of each. */
function placesIn(
  ranges: readonly Range[],
  places: readonly number[],
  first: number,
): readonly number[] {
  const sorted = ranges.toSorted(([one], [other]) => one - other)
  let next = 0
  let end = 0
  return places.filter((place) => {
    const index = first + place
    for (; next < sorted.length && (sorted[next] as Range)[0] <= index; next++) {
      end = Math.max(end, (sorted[next] as Range)[1])
    }
    return index < end
  })
}

type Range = readonly [from: number, to: number]

/** The ranges of the log that an entry says were removed; none for any other entry. */
function placesSaid(evidence: RemovedEvidence, place: number): readonly Range[] {
  const line = evidence.entryLine(place)
  // Most entries are of other things: they are not parsed.
  if (Buffer.from(line.buffer, line.byteOffset, line.byteLength).indexOf(removalType) < 0) return []
  if (!isAsRecorded(evidence, place)) return []
  const read = readCanonicalLine(line)
  if (!read.ok || typeof read.value !== 'object' || read.value === null) return []
  const { type, data } = read.value as { readonly type?: unknown; readonly data?: unknown }
  if (type !== removalType || typeof data !== 'object' || data === null) return []
  const { places } = data as { readonly places?: unknown }
  return Array.isArray(places) ? places.filter(isRange) : []
}

function isRange(value: unknown): value is Range {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((part) => Number.isSafeInteger(part) && part >= 0)
  )
}
