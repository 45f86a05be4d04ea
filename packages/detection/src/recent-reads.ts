import type { Steps } from '@fcc/plugin-api'
import type { MappedText } from './mapped-text.ts'
import type { Reading } from './readings.ts'
import { sharedSteps } from './shared-steps.ts'

/** A text in its readings, but for the one that words have to be known for. */
export interface Read {
  readonly readings: readonly Reading[]
  /** The reading that numbers are rejoined in, and that is written as prose. */
  readonly unmarked: MappedText
}

/** As many as a text has forms that detectors look at (see `MAX_UNDONE`). */
const MOST = 4

interface Kept {
  readonly text: string
  readonly take: () => Steps<Read>
}

/**
 * What was read last, or is being read, for the next detector that looks at the same text. Held weakly: it is nobody's
 * to keep, and goes when memory is wanted.
 */
const recent: WeakRef<Kept>[] = []

/** Reads a text, or takes over how one of the last was read: detectors that look at one side by side read it once. */
export function* readOnce(text: string, steps: (text: string) => Steps<Read>): Steps<Read> {
  const kept = recall(text) ?? keep({ text, take: sharedSteps(steps(text)) })
  return yield* kept.take()
}

function recall(text: string): Kept | undefined {
  for (const reference of recent) {
    const kept = reference.deref()
    if (kept?.text === text) return kept
  }
  return undefined
}

function keep(kept: Kept): Kept {
  recent.unshift(new WeakRef(kept))
  if (recent.length > MOST) recent.pop()
  return kept
}
