/**
 * A table in markdown. Cells are markdown already; bars and line ends in them are kept from breaking it.
 *
 * @example
 * table(['Key', 'Meaning'], [['`use`', 'The store.']])
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')
}
