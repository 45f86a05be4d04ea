/** What a content check says of a text. Reasons hold counts, lines and the check's own words, never content. */
export type ContentVerdict =
  | {
      readonly outcome: 'passed' | 'failed'
      /** 0..1: a share where the check counts one, else 1 or 0. */
      readonly value: number
      readonly reason: string
    }
  | { readonly outcome: 'not_measured'; readonly reason: string }
