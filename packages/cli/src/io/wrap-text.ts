import wrapAnsi from 'wrap-ansi'

/** A number and its unit, with the colours that may stand between them and what is around. */
const MEASURE = /(?<=\d) (?=(?:ms|s|min|h|d|bytes|KiB|MiB|GiB)\b)/g

/** A space at which no line is broken. */
const UNBROKEN = '\u00a0'

/**
 * A text as lines of at most so many characters, broken at spaces, or within a word that is longer than a
 * line. A number stays with its unit.
 *
 * @example
 * wrapText('it took 48 ms', 12) // ['it took', '48 ms']
 */
export function wrapText(text: string, columns: number): readonly string[] {
  const lines = wrapAnsi(text.replace(MEASURE, UNBROKEN), columns, { hard: true }).split('\n')
  return lines.map((line) => line.replaceAll(UNBROKEN, ' '))
}
