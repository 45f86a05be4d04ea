/** How far something is met: `none` is asked for and missing, `other` is said not to apply. */
export type GridState = 'whole' | 'part' | 'none' | 'other'

/** Cells in rows, such as the controls of each family of a baseline. */
export interface Grid {
  readonly id: string
  readonly title: string
  /** One sentence on what it comes to. */
  readonly summary: string
  readonly rows: readonly GridRow[]
  /** What each state means here, in words: `{ whole: 'covered', part: 'covered in part', … }`. */
  readonly meanings: Readonly<Record<GridState, string>>
}

export interface GridRow {
  /** What the row is called in short: `AC`. */
  readonly name: string
  readonly about?: string | undefined
  readonly cells: readonly { readonly id: string; readonly state: GridState }[]
}
