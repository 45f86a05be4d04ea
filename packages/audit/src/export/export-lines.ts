const lineFeed = 10

/** The lines of a file without their newlines, as views on its bytes. */
export interface ExportLines {
  readonly count: number
  /** Whether there are more lines than were to be looked at. */
  readonly isCutShort: boolean
  /** Whether the file ends in a newline, as it must. */
  readonly isEnded: boolean
  line(index: number): Uint8Array
}

/** Splits bytes at LF. Bytes after the last LF are a line too; an empty file has none. */
export function splitLines(bytes: Uint8Array, maximumLines: number): ExportLines {
  const ends: number[] = []
  let start = 0
  while (start < bytes.length && ends.length < maximumLines) {
    const found = bytes.indexOf(lineFeed, start)
    const end = found < 0 ? bytes.length : found
    ends.push(end)
    start = end + 1
  }
  return {
    count: ends.length,
    isCutShort: start < bytes.length,
    isEnded: bytes.at(-1) === lineFeed,
    line: (index) => bytes.subarray(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, ends[index]),
  }
}
