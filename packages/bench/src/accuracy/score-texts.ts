import type { TextSpan } from '@fcc/detection'
import { type Share, shareOf } from './interval.ts'
import type { LabelledText, SpanGroup } from './labelled-text.ts'

/** How much of the marked spans was found. */
export interface Recall {
  /** At least one character. */
  readonly touched: Share
  /** At least half of its characters. */
  readonly half: Share
  /** At least 99 % of its characters. */
  readonly whole: Share
}

/** What one detector made of one set. */
export interface Score {
  readonly texts: number
  readonly words: number
  readonly all: Recall
  readonly groups: Readonly<Partial<Record<SpanGroup, Recall>>>
  /** Texts without any span in which something was found. */
  readonly cleanFlagged: Share
  /** Of the characters that were found, those that are marked. */
  readonly characterPrecision: Share
  /** Words of clean texts that were found, per 1,000. */
  readonly falsePerThousandWords: number | null
}

interface Counts {
  spans: number
  touched: number
  half: number
  whole: number
}

/** Counts what a detector found in texts that are marked. Types do not matter: found is found. */
export function scoreTexts(
  texts: readonly LabelledText[],
  found: ReadonlyMap<string, readonly TextSpan[]>,
): Score {
  const groups = new Map<SpanGroup | 'all', Counts>([['all', none()]])
  const clean = { texts: 0, flagged: 0, words: 0, hit: 0 }
  const characters = { found: 0, marked: 0 }
  let words = 0
  for (const { id, text, spans } of texts) {
    const mask = maskOf(text.length, found.get(id) ?? [])
    const marked = maskOf(text.length, spans)
    for (const [place, isFound] of mask.entries()) {
      if (isFound === 0) continue
      characters.found += 1
      characters.marked += marked[place] ?? 0
    }
    const all = [...text.matchAll(/\S+/g)]
    words += all.length
    if (spans.length === 0) {
      clean.texts += 1
      clean.words += all.length
      if (mask.includes(1)) clean.flagged += 1
      clean.hit += all.filter((word) => covered(mask, spanOf(word)) > 0).length
    }
    for (const span of spans) {
      const share = covered(mask, span) / (span.end - span.start)
      for (const key of ['all', span.group] as const) count(groups, key, share)
    }
  }
  const { all = none(), ...rest } = Object.fromEntries(groups)
  return {
    texts: texts.length,
    words,
    all: recallOf(all),
    groups: Object.fromEntries(
      Object.entries(rest).map(([key, counts]) => [key, recallOf(counts)]),
    ) as Score['groups'],
    cleanFlagged: shareOf(clean.flagged, clean.texts),
    characterPrecision: shareOf(characters.marked, characters.found),
    falsePerThousandWords:
      clean.words === 0 ? null : Math.round((clean.hit / clean.words) * 100_000) / 100,
  }
}

function none(): Counts {
  return { spans: 0, touched: 0, half: 0, whole: 0 }
}

function count(groups: Map<SpanGroup | 'all', Counts>, key: SpanGroup | 'all', share: number) {
  const counts = groups.get(key) ?? none()
  counts.spans += 1
  if (share > 0) counts.touched += 1
  if (share >= 0.5) counts.half += 1
  if (share >= 0.99) counts.whole += 1
  groups.set(key, counts)
}

function recallOf({ spans, touched, half, whole }: Counts): Recall {
  return {
    touched: shareOf(touched, spans),
    half: shareOf(half, spans),
    whole: shareOf(whole, spans),
  }
}

function spanOf(match: RegExpExecArray): TextSpan {
  return { start: match.index, end: match.index + match[0].length }
}

function maskOf(length: number, spans: readonly TextSpan[]): Uint8Array {
  const mask = new Uint8Array(length)
  for (const { start, end } of spans) mask.fill(1, start, end)
  return mask
}

function covered(mask: Uint8Array, { start, end }: TextSpan): number {
  let sum = 0
  for (let place = start; place < end; place += 1) sum += mask[place] ?? 0
  return sum
}
