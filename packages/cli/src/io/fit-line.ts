import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { wrapText } from './wrap-text.ts'

/** A line with a command to copy: it continues below as a shell reads it. */
const COMMAND = /^\s*(?:\$ |\S.*\s{2,})?fcc [a-z]/

/** What a colour begins with; it ends with an `m`, and takes no room. */
const ESCAPE = '\u001b'

/**
 * A line as lines of at most so many characters, broken at spaces, or within a word that is longer than a
 * line. The rest of it is written below the text of the line: behind its indentation and its label. A command is
 * broken with a backslash, so that it can be copied as it is.
 *
 * @example
 * fitLine('  Fix  Install it again.', 18) // ['  Fix  Install it', '       again.']
 */
export function fitLine(given: string, columns: number): readonly string[] {
  if (stringWidth(given) <= columns) return [given]
  // What is padded before its last part, such as how long a step took, fits more often without.
  const line = given.replace(/ {3,}(?=\S+(?: \S+)?$)/, '  ')
  if (stringWidth(line) <= columns) return [line]
  const text = stripVTControlCharacters(line)
  const hang = hangingIndent(text, columns)
  const start = placeOf(line, hang)
  const end = COMMAND.test(text) ? ' \\' : ''
  const parts = wrapText(line.slice(start), columns - hang - end.length)
  return parts.map(
    (part, at) =>
      `${at === 0 ? line.slice(0, start) : ' '.repeat(hang)}${part}${at < parts.length - 1 ? end : ''}`,
  )
}

/**
 * Where the text of a line begins: behind what stands before its last gap, unless that takes half of the room, or
 * leaves too little for a word, such as a fingerprint, that is whole further left.
 */
function hangingIndent(text: string, columns: number): number {
  const indent = /^ */.exec(text)?.[0].length ?? 0
  const gaps = [...text.matchAll(/\S( {2,})(?=\S)/g)].map((gap) => gap.index + gap[0].length)
  const places = [indent, ...gaps.filter((place) => place <= columns / 2)]
  const whole = places.filter((place) => longestWord(text.slice(place)) <= columns - place)
  return Math.min((whole.length > 0 ? whole : places).at(-1) ?? indent, Math.floor(columns / 2))
}

function longestWord(text: string): number {
  return text.split(' ').reduce((longest, word) => Math.max(longest, stringWidth(word)), 0)
}

/** Where in a coloured line its text has so many characters. */
function placeOf(line: string, characters: number): number {
  let place = 0
  for (let seen = 0; ; ) {
    if (line[place] === ESCAPE) place = line.indexOf('m', place) + 1
    else if (seen === characters) return place
    else {
      place += 1
      seen += 1
    }
  }
}
