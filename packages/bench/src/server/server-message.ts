/** How the server answers, as its process is told. */
export interface AnsweringOptions {
  /** How many pieces an answer has. */
  readonly pieces: number
  /** After how many of them a streamed answer stands still until it is told to continue; never where absent. */
  readonly holdAfter?: number | undefined
}

/** What the server's process is asked: to let held answers continue, or how much it has answered. */
export type ServerRequest = { readonly kind: 'release' } | { readonly kind: 'count' }

/** What it answers. */
export type ServerAnswer =
  | { readonly kind: 'listening'; readonly port: number }
  | {
      readonly kind: 'counted'
      /** Answers that were sent whole. */
      readonly answers: number
      /** The longest request, in bytes. */
      readonly longestRequest: number
    }
