/** Requests that are sent, one after the other under numbers of their own. */
export interface Load {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  /** `{number}` stands for the number of the request. */
  readonly body?: string | undefined
  /** What every answer has in it. */
  readonly contains: string
  /** The number of the first request; the next ones follow. */
  readonly first: number
  readonly count: number
  /** So many begun in a second whether or not others have ended, or so many at a time. */
  readonly pace: { readonly perSecond: number } | { readonly atOnce: number }
}

/** What the process that sends them says. */
export type LoadAnswer =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'sent'
      /** What each took, in milliseconds; from when it was due, where they are begun at a rate. */
      readonly each: readonly number[]
    }
  | { readonly kind: 'failed'; readonly why: string }
