/** The cells of a table's row, without the marks that part them; `\|` is a bar inside a cell. */
export function cellsOf(line: string): readonly string[] {
  const cells = line
    .trim()
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
  if (cells[0] === '') cells.shift()
  if (cells.at(-1) === '') cells.pop()
  return cells
}

/** Whether a line parts the head of a table from its rows: `|---|:--|` (GitHub Flavored Markdown 0.29, 4.10). */
export function isDelimiterRow(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[|:\-\s]+$/.test(line)
}

/** A row in words: its first cell, then each other cell behind the head of its column. */
export function rowText(head: readonly string[], cells: readonly string[]): string {
  const [first = '', ...others] = cells
  const told = others.flatMap((cell, index) => {
    if (cell === '') return []
    // Inside a sentence a title has no capital of its own; an abbreviation keeps its letters.
    const title = (head[index + 1] ?? '').replace(/^\p{Lu}(?=\p{Ll}|$)/u, (first) =>
      first.toLowerCase(),
    )
    return [title === '' ? cell : `${title} ${cell}`]
  })
  return told.length > 0 ? `${first}: ${told.join(', ')}` : first
}
