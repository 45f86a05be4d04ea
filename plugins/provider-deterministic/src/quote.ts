/**
 * A piece of a source as it may stand in a document: on one line, cut at a word, and without what would
 * be more than text there (a citation of its own, a picture or link, HTML, a mark that is never closed,
 * characters that nobody sees).
 *
 * @param most characters that are kept
 */
export function quote(text: string, most: number): string {
  const plain = text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/\[([^[\]\s]{1,120}:\d[^[\]\s]{0,20})\]/g, '($1)')
    .replace(/!\[|\]\(/g, (mark) => `${mark.charAt(0)}\\${mark.charAt(1)}`)
    .replace(/</g, '&lt;')
    .trim()
  const short = clip(plain, most)
  return (short.split('`').length - 1) % 2 === 0 ? short : short.replaceAll('`', "'")
}

/** The same inside a table, where a bar would part two cells. */
export function cell(text: string, most: number): string {
  return quote(text, most).replace(/\\?\|/g, '\\|')
}

/** A row of a table. */
export function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** The head of a table with what parts it from the rows. */
export function tableHead(...titles: readonly string[]): readonly string[] {
  return [row(...titles), `|${titles.map(() => '---').join('|')}|`]
}

function clip(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most).toWellFormed().replaceAll('\ufffd', '')
  const space = cut.lastIndexOf(' ')
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`
}
