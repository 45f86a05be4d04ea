import type { Checkpoint } from '../checkpoint/checkpoint.ts'
import { type ExportHeader, linesAroundEntries } from './export-format.ts'
import { type ExportLines, splitLines } from './export-lines.ts'
import {
  type Reading,
  type RecordedLeaves,
  readCheckpoint,
  readHeader,
  readLeaves,
} from './read-parts.ts'
import type { Finding, FindingPart } from './verification-report.ts'

/** A file taken apart, as far as it could be, and what is wrong with its form. */
export interface ExportFile {
  readonly header: ExportHeader | undefined
  readonly recorded: RecordedLeaves | undefined
  readonly checkpoint: Checkpoint | undefined
  readonly entries: number
  /** Bytes of an entry, from 0. */
  readonly entryLine: (place: number) => Uint8Array
  readonly findings: readonly Finding[]
}

/** Takes the bytes of an export apart. Parts are known by their places: first, last, last but one. */
export function readExportFile(bytes: Uint8Array, maximumEntries: number): ExportFile {
  const lines = splitLines(bytes, maximumEntries + linesAroundEntries)
  const unreadable = whyUnreadable(lines)
  if (unreadable !== undefined) return unreadableFile(unreadable)
  const findings: Finding[] = []
  const take = <Part>(part: FindingPart, reading: Reading<Part>): Part | undefined => {
    if (reading.ok) return reading.part
    findings.push({ part, what: reading.what })
    return undefined
  }
  if (!lines.isEnded) {
    const what = 'The file does not end in a newline: it was cut, or added to.'
    findings.push({ part: 'file', what })
  }
  return {
    header: take('header', readHeader(lines.line(0))),
    recorded: take('leaves', readLeaves(lines.line(lines.count - 2))),
    checkpoint: take('checkpoint', readCheckpoint(lines.line(lines.count - 1))),
    entries: lines.count - linesAroundEntries,
    entryLine: (place) => lines.line(place + 1),
    findings,
  }
}

function whyUnreadable(lines: ExportLines): string | undefined {
  if (lines.isCutShort) return 'The file has more entries than are to be read.'
  return lines.count < linesAroundEntries ? 'The file has fewer lines than any export.' : undefined
}

function unreadableFile(what: string): ExportFile {
  return {
    header: undefined,
    recorded: undefined,
    checkpoint: undefined,
    entries: 0,
    entryLine: () => new Uint8Array(0),
    findings: [{ part: 'file', what }],
  }
}
