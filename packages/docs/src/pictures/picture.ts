/** A box of a picture, on a grid of cells. */
export interface Box {
  readonly id: string
  /** Column and row of its upper left cell, from 0. */
  readonly at: readonly [column: number, row: number]
  /** Columns and rows that it covers; one of each by default. */
  readonly span?: readonly [columns: number, rows: number]
  /** The first line is its heading. */
  readonly lines: readonly string[]
  /** What it is, told by its form: `thing` by default; a `frame` has others inside it. */
  readonly form?: 'thing' | 'actor' | 'gate' | 'record' | 'frame'
}

/** An arrow from box to box; `back` is dashed. */
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly label?: string
  readonly kind?: 'way' | 'back'
}

/** Something explained as a drawing: boxes and arrows, and the same in words. */
export interface Picture {
  /** The name of its file: `pictures/tenant.svg`. */
  readonly name: string
  readonly title: string
  /** The whole picture in one or two sentences, for whoever cannot see it. */
  readonly alt: string
  readonly boxes: readonly Box[]
  /** Where boxes are in a narrow window, by id, two columns at most; columns and rows change places by default. */
  readonly narrow?: Readonly<Record<string, Pick<Box, 'at' | 'span'>>>
  readonly arrows: readonly Arrow[]
}
