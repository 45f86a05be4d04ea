import stringWidth from 'string-width'

/** What columns have to fit into, in characters. */
export interface Room {
  readonly gap: number
  /** For all columns and the gaps between them; not limited where absent. */
  readonly room: number | undefined
  /** The most that the last column takes; as much as it has where absent. */
  readonly lastWidth: number | undefined
}

/** A column that wraps is at least so wide: sentences of a word on each line are hard to read. */
const LEAST_WIDTH = 18

/**
 * How wide each column gets: as its widest cell where there is room, else what there is, shared so that
 * narrow columns stay as they are and none is narrower than its longest word, or than a text can be read in.
 *
 * @returns nothing where that has no room beside one another
 */
export function columnWidths(
  rows: readonly (readonly string[])[],
  { gap, room, lastWidth = Number.POSITIVE_INFINITY }: Room,
): readonly number[] | undefined {
  const count = rows.reduce((most, { length }) => Math.max(most, length), 0)
  const columns = Array.from({ length: count }, (_, at) => {
    const cells = rows.map((row) => row[at] ?? '')
    const most = at === count - 1 ? lastWidth : Number.POSITIVE_INFINITY
    const words = cells.flatMap((cell) => cell.split(' '))
    return {
      widest: Math.min(most, widestOf(cells)),
      // One that no line has room for is broken wherever it is: it asks for nothing.
      word: widestOf(words.filter((word) => room === undefined || stringWidth(word) <= room)),
    }
  })
  if (room === undefined) return columns.map(({ widest }) => widest)
  const left = room - gap * Math.max(0, count - 1)
  const least = columns.map(({ widest, word }) => Math.min(widest, Math.max(word, LEAST_WIDTH)))
  if (least.reduce((sum, width) => sum + width, 0) > left) return undefined
  return shared(
    columns.map(({ widest }) => widest),
    least,
    left,
  )
}

/** Gives the widest columns less until all fit: each has what it needs, or what every wide one has. */
function shared(
  widest: readonly number[],
  least: readonly number[],
  room: number,
): readonly number[] {
  let level = Math.max(0, ...widest)
  const at = (height: number) =>
    widest.map((width, column) => Math.min(width, Math.max(height, least[column] ?? 0)))
  while (at(level).reduce((sum, width) => sum + width, 0) > room) level -= 1
  return at(level)
}

function widestOf(texts: readonly string[]): number {
  // Not as arguments of one call: a long table has more cells than a call takes.
  return texts.reduce((widest, text) => Math.max(widest, stringWidth(text)), 0)
}
