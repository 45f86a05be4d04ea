/** A sentence with the place at which it begins. */
export interface Sentence {
  readonly text: string
  readonly at: number
}

const STOPS = new Set('.!?…')
/** Stops of scripts that put no space behind them, or that nothing else ends with. */
const FULL_STOPS = new Set('。！？｡।؟۔')
const CLOSERS = new Set('"\'”’»)]」』）')
/** Words whose full stop ends no sentence. */
const ABBREVIATIONS = new Set(
  'e.g i.e dr mr mrs ms prof st no nr vs approx ca cf fig sec art vol etc z.b d.h bzw ggf p.ej'.split(
    ' ',
  ),
)

/**
 * The longest sentence, in UTF-16 units: what continues without a stop beyond it is cut, at a space where
 * there is one, so that no sentence costs more than its length.
 */
const MAX_SENTENCE = 4_000

/**
 * Cuts a block into sentences. By characters and not by the rules of a locale's library: those differ
 * between versions of Node, and the same text has to give the same sentences everywhere.
 *
 * @example
 * splitSentences('Seen by Dr. Lee. All is well.') // 'Seen by Dr. Lee.' at 0, 'All is well.' at 17
 */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  let at = 0
  const cut = (to: number) => {
    const piece = text.slice(from, to)
    const trimmed = piece.trim()
    if (trimmed !== '') sentences.push(...cutShort(trimmed, from + piece.indexOf(trimmed)))
    from = to
  }
  while (at < text.length) {
    const character = text.charAt(at)
    if (!STOPS.has(character) && !FULL_STOPS.has(character)) {
      at += 1
      continue
    }
    const stop = at
    while (STOPS.has(text.charAt(at)) || FULL_STOPS.has(text.charAt(at))) at += 1
    const unquoted = at
    while (CLOSERS.has(text.charAt(at))) at += 1
    const isFull = FULL_STOPS.has(character)
    const place = { from, stop, at, isQuoted: at > unquoted }
    const ends = isFull || (/^\s?$/.test(text.charAt(at)) && !continues(text, place))
    if (ends) cut(at)
  }
  cut(text.length)
  return sentences
}

/**
 * A text in pieces of at most `MAX_SENTENCE`; nearly always it is one.
 *
 * @example
 * cutShort('All is well.', 17) // [{ text: 'All is well.', at: 17 }]
 */
export function cutShort(text: string, at: number): readonly Sentence[] {
  const pieces: Sentence[] = []
  let from = 0
  while (text.length - from > MAX_SENTENCE) {
    const space = text.lastIndexOf(' ', from + MAX_SENTENCE)
    const isSurrogate = /[\ud800-\udbff]/.test(text.charAt(from + MAX_SENTENCE - 1))
    const to = space > from + MAX_SENTENCE / 2 ? space : from + MAX_SENTENCE - (isSurrogate ? 1 : 0)
    pieces.push({ text: text.slice(from, to), at: at + from })
    from = text.charAt(to) === ' ' ? to + 1 : to
  }
  pieces.push({ text: text.slice(from), at: at + from })
  return pieces
}

/** Where a stop is: the sentence's beginning, the stop, what stands behind it and its closing quotes. */
interface StopPlace {
  readonly from: number
  readonly stop: number
  readonly at: number
  readonly isQuoted: boolean
}

/** Whether the sentence continues behind a stop: after an abbreviation, or before a lower-case letter. */
function continues(text: string, { from, stop, at, isQuoted }: StopPlace): boolean {
  const isFullStop = text.charAt(stop) === '.'
  if (!isFullStop && !isQuoted) return false
  const after = text
    .slice(at, at + 8)
    .trimStart()
    .charAt(0)
  if (/\p{Ll}/u.test(after)) return true
  if (!isFullStop) return false
  const before = text.slice(Math.max(from, stop - 16), stop)
  const word = /[\p{L}.]+$/u.exec(before)?.[0] ?? ''
  return ABBREVIATIONS.has(word.toLowerCase()) || /^\p{L}$/u.test(word)
}
