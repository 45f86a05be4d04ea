/** How many words may stand between two parts of a phrase. */
interface Gap {
  readonly upTo: number
}

/** One way to say something: alternatives divided by `|`, in plain lower case, and gaps between them. */
export interface Phrase {
  /** Unique among the phrases. */
  readonly id: string
  /** How surely it is meant for a model, where nothing around it says more; 0 to 1. */
  readonly score: number
  readonly parts: readonly (string | Gap)[]
  /** What around it makes it surer; what makes it less so, 12 words before and after. */
  readonly surer?: readonly string[]
  readonly lessSure?: readonly string[]
}

/** Up to so many words between two parts. */
export const upTo = (words: number): Gap => ({ upTo: words })

/** What stands between two words: never the end of a paragraph. */
const BETWEEN = '[ \\t\\n,;:.\'"*_()-]{1,4}'
const WORD = "[\\p{L}\\p{N}'_-]{1,24}"

/**
 * The phrase over words, any case, as one bounded expression.
 *
 * @example
 * phraseExpression([['ignore|forget', upTo(1), 'rules']]).test('Forget all rules')   // true
 */
export function phraseExpression(parts: Phrase['parts']): RegExp {
  let source = ''
  for (const part of parts) {
    if (typeof part === 'string') source += `${source === '' ? '' : BETWEEN}(?:${spaced(part)})`
    else source += `(?:${BETWEEN}${WORD}){0,${part.upTo}}`
  }
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'iu')
}

const spaced = (alternatives: string): string => alternatives.replaceAll(' ', "[\\s'_-]{1,3}")

/**
 * The phrase in text without anything between its letters, as `skeleton` leaves it.
 *
 * @example
 * compactExpression(['ignore', upTo(1), 'rules']).test(skeleton('1gn0r3 411 ru135'))   // true
 */
export function compactExpression(parts: Phrase['parts']): RegExp {
  const source = parts.map((part) =>
    typeof part === 'string'
      ? `(?:${part.split('|').map(skeleton).join('|')})`
      : `[a-z0-9]{0,${part.upTo * LETTERS_PER_WORD}}`,
  )
  return new RegExp(source.join(''))
}

const LETTERS_PER_WORD = 8

/** Digits and signs that stand for letters; `l` and `i` are one, for `1` is either. */
const FOLDED: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
  l: 'i',
}

/** Lower-case letters and digits alone, with what stands for a letter as that letter. */
export function skeleton(text: string): string {
  return text
    .toLowerCase()
    .replace(/[01345780@$!|l]/g, (sign) => FOLDED[sign] ?? sign)
    .replace(/[^a-z0-9]/g, '')
}
