import type { MappedText } from './mapped-text.ts'
import type { Reading } from './readings.ts'

/** A text in its readings, but for the one that words have to be known for. */
export interface Read {
  readonly readings: readonly Reading[]
  /** The reading that numbers are rejoined in, and that is written as prose. */
  readonly unmarked: MappedText
}

/** As many as a text has forms that detectors look at (see `MAX_UNDONE`). */
const MOST = 4

/**
 * What was read last, for the next detector that looks at the same text. Held weakly: it is nobody's to keep, and
 * goes when memory is wanted.
 */
const recent: WeakRef<{ readonly text: string; readonly read: Read }>[] = []

/** How a text was read, if it was one of the last. */
export function recallRead(text: string): Read | undefined {
  for (const reference of recent) {
    const kept = reference.deref()
    if (kept?.text === text) return kept.read
  }
  return undefined
}

/** Keeps how a text was read, until others follow. */
export function keepRead(text: string, read: Read): Read {
  recent.unshift(new WeakRef({ text, read }))
  if (recent.length > MOST) recent.pop()
  return read
}
