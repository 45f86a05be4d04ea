/** Sizes of text in a diagram, in pixels. */
export const FONT_SIZE = 13
export const LINE_HEIGHT = 18

/** The widest a character gets in common sans-serif faces, as a share of the font's size. */
const NARROW_EM = 0.58
const WIDE_EM = 1.05

/** Scripts whose characters fill a square, and pictures. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff01-\uff60]/u

/**
 * About how wide a text is, rather too wide than too narrow: whoever writes the file does not know
 * the face that it will be seen in.
 */
export function textWidth(text: string): number {
  let em = 0
  for (const character of text) em += wide.test(character) ? WIDE_EM : NARROW_EM
  return Math.ceil(em * FONT_SIZE)
}

/** The box that lines of text need. */
export function textBox(lines: readonly string[]): {
  readonly width: number
  readonly height: number
} {
  return { width: Math.max(0, ...lines.map(textWidth)), height: lines.length * LINE_HEIGHT }
}
