import {
  BEFORE_NEWS,
  KEPT_CLOSE,
  MADE_PUBLIC,
  MATERIAL,
  MATERIAL_IF_HIDDEN,
  NEGATIONS,
  NOT_OUT,
} from './phrases.ts'

/** What the words around an issuer say. */
export interface TextSignals {
  /** Words of something that moves a price. */
  readonly isMaterial: boolean
  /**
   * `strong`: it says that something is not out yet; `weak`: it says that something is kept close,
   * which also holds of what has come out since.
   */
  readonly nonPublic: 'strong' | 'weak' | 'none'
  /** It says where it was made public. */
  readonly isPublic: boolean
}

const material = words(MATERIAL)
const materialIfHidden = words(MATERIAL_IF_HIDDEN)
const notOut = words(NOT_OUT)
const keptClose = words(KEPT_CLOSE)
const madePublic = words(MADE_PUBLIC)
const beforeNews = words(BEFORE_NEWS)
/** At the end of what stands before a sign, with nothing but the same clause between. */
const negated = new RegExp(`${words(NEGATIONS).source}[^.;:!?]{0,40}$`, 'iu')
/** How much before a sign is looked at for a negation, in characters. */
const NEGATION_REACH = 80
const DATE = /\b\d{4}-\d{2}-\d{2}\b/g

/**
 * Reads the words around an issuer's name. With `asOf`, a source whose dates all lie after it is
 * none: tomorrow's press release has made nothing public.
 *
 * @example
 * readSignals('The merger is not yet announced.') // { isMaterial: true, nonPublic: 'strong', isPublic: false }
 */
export function readSignals(window: string, asOf?: string): TextSignals {
  const dates = [...window.matchAll(DATE)].map((match) => match[0])
  const isAhead = asOf !== undefined && dates.length > 0 && dates.every((date) => date > asOf)
  const isNotOut = holds(window, notOut)
  const hidden = holds(window, keptClose) ? 'weak' : 'none'
  return {
    isMaterial:
      holds(window, material) ||
      (isNotOut && (holds(window, materialIfHidden) || holds(window, beforeNews))),
    nonPublic: isNotOut ? 'strong' : hidden,
    isPublic: window.search(madePublic) >= 0 && !isAhead,
  }
}

/** Whether a sign stands in a text without a negation before it. */
function holds(window: string, sign: RegExp): boolean {
  for (const match of window.matchAll(sign)) {
    const before = window.slice(Math.max(0, match.index - NEGATION_REACH), match.index)
    if (!negated.test(before)) return true
  }
  return false
}

/** Whole words in any case; a space stands for a stretch of white space. */
function words(alternatives: readonly string[]): RegExp {
  const source = alternatives.join('|').replaceAll(' ', '\\s{1,12}')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu')
}
