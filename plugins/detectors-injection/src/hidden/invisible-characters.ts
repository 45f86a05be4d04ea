import type { Finding } from '@fcc/detection'
import type { Stretch } from './stretch.ts'

const category = 'injection/hidden-text'

/** Unicode's tag characters, which mirror ASCII and show nothing, but for the flag of a region: up to six behind U+1F3F4. */
const tags =
  /(?<!\u{1f3f4}|[\u{e0020}-\u{e007e}])[\u{e0020}-\u{e007e}]{4,}|(?<=\u{1f3f4})[\u{e0020}-\u{e007e}]{7,}/gu

/** Variation selectors choose a glyph for one character; several in a row are bytes. */
const selectors = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{4,}/gu

/** Characters of no width: many in a row are bits. */
const widthless = /[\u200b-\u200d\u2060-\u2064\ufeff]{8,}/g

/** A character of no width within a word of Latin letters, where no script needs one. */
const withinWord = /(?<=[A-Za-z])[\u200b-\u200d\u2060\ufeff]{1,7}(?=[A-Za-z])/g

/** Overrides of direction; they are odd around text that has one of its own. */
const overridden = /[\u202d\u202e][^\u202c\n]{2,4000}/g
const latin = /[A-Za-z]{2}/

/** How many words with such a character are no accident of a copied page. */
const FEW = 3

/** What a text holds that nobody sees, by its characters alone. */
export function invisibleFindings(text: string, detector: string): readonly Finding[] {
  const found = [tags, selectors, widthless, overridden].flatMap((expression) =>
    [...text.matchAll(expression)]
      .filter(([hidden]) => expression !== overridden || latin.test(hidden))
      .map((match) => at(match.index, match[0].length, 0.8)),
  )
  const within = [...text.matchAll(withinWord)]
  const [first, last] = [within[0], within.at(-1)]
  if (within.length >= FEW && first && last) {
    found.push(at(first.index, last.index + last[0].length - first.index, 0.5))
  }
  return found

  function at(start: number, length: number, confidence: number): Finding {
    return { category, span: { start, end: start + length }, confidence, detector }
  }
}

/** What stands in such characters: tags and selectors as the letters that they mirror, an override read backwards. */
export function invisibleStretches(text: string): readonly Stretch[] {
  const said = (expression: RegExp, decode: (hidden: string) => string): readonly Stretch[] =>
    [...text.matchAll(expression)].map(({ 0: hidden, index }) => ({
      span: { start: index, end: index + hidden.length },
      says: decode(hidden),
    }))
  return [
    ...said(tags, (hidden) => mapped(hidden, (code) => code - 0xe0000)),
    ...said(selectors, (hidden) =>
      mapped(hidden, (code) => (code >= 0xe0100 ? code - 0xe0100 + 16 : code - 0xfe00)),
    ),
    ...said(overridden, (hidden) => [...hidden].reverse().join('')),
  ]
}

function mapped(hidden: string, decode: (code: number) => number): string {
  return [...hidden]
    .map((character) => String.fromCodePoint(decode(character.codePointAt(0) as number)))
    .join('')
}
