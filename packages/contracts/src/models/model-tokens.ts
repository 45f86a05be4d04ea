/** How the model behind a provider counts, and how much it takes. */
export interface ModelTokens {
  /** The most tokens that a request and its answer may have together. */
  readonly context: number
  /** Those of them that are kept for the answer, where the request says nothing. */
  readonly answer: number
  /**
   * Counts the tokens of a text as the model does; absent where nobody knows its tokenizer, and they are
   * estimated. Called only for what might not fit.
   */
  count?(text: string): number | Promise<number>
  /**
   * The most tokens that an attachment takes. Where it is absent, or gives `undefined` because nobody can tell, the
   * attachment is taken for more than there is room for, and is not sent to this provider.
   */
  attachment?(file: AttachedFile): number | undefined | Promise<number | undefined>
}

/** An attachment, where its tokens are counted. */
export interface AttachedFile {
  /** An IANA media type: `image/png`. */
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Bytes of UTF-8 that are taken for one token where they are estimated. */
const BYTES_PER_TOKEN = 3

/**
 * How many tokens a text may have where no tokenizer is known: a third of its bytes in UTF-8. English prose
 * has about four bytes to a token, code and numbers three, and it is better to send less than too much.
 *
 * @example
 * estimatedTokens('forty-two beds') // 5
 */
export function estimatedTokens(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).length / BYTES_PER_TOKEN)
}
