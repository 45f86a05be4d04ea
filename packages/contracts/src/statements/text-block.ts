/**
 * A piece of a text that says something by itself: a paragraph, a list item or a row of a table.
 * Headings, the head of a table, code and comments are none.
 */
export interface TextBlock {
  readonly kind: 'paragraph' | 'item' | 'row'
  /** Without its marks; a row as `first cell: head second cell, head third cell`. */
  readonly text: string
  /** The title of the nearest heading above, empty before the first. */
  readonly section: string
  /** Where each line of the text begins in it, and which line of the whole that is, from 1. */
  readonly lines: readonly LineStart[]
}

/** Where a line of a block begins. */
export interface LineStart {
  readonly at: number
  readonly line: number
}

/** The line of the whole text, from 1, at a place of a block's text. */
export function lineAt({ lines }: Pick<TextBlock, 'lines'>, at: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lines[middle]?.at ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return lines[low]?.line ?? 1
}
