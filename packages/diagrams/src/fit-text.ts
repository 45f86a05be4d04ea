import { textWidth } from './text-size.ts'

/** Lines that a text gets in a picture; the whole of it is in the title of its step. */
const MOST_LINES = 3

/**
 * Text of records made fit to be read: control and format characters, which could turn the writing
 * direction or hide what is there, become visible escapes.
 */
export function readable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
}

/** A text in lines of at most a width in pixels, broken at words where it can be; what is too long ends in an ellipsis. */
export function fitText(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer) <= width) line = longer
    else {
      lines.push(line)
      line = word
    }
    if (lines.length > MOST_LINES) break
  }
  if (line !== '') lines.push(line)
  if (lines.length <= MOST_LINES) return lines
  const kept = lines.slice(0, MOST_LINES)
  const last = [...(kept.pop() ?? '')]
  while (textWidth(`${last.join('')}…`) > width) last.pop()
  return [...kept, `${last.join('')}…`]
}

/** A word that is wider than a line, cut where it must be. */
function pieces(word: string, width: number): readonly string[] {
  const cut: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && textWidth(piece + character) > width) {
      cut.push(piece)
      piece = ''
      if (cut.length > MOST_LINES) return cut
    }
    piece += character
  }
  return piece === '' ? cut : [...cut, piece]
}
