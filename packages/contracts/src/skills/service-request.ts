/** What a skill sends to a service. Text only; the address of the service is beside it. */
export interface ServiceRequest {
  /** `GET` by default. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined
  /** Headers that are not secret; governance looks at them. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /**
   * Headers with a secret, whose last word is its reference: `{ authorization: 'Bearer env:CODES_KEY' }`.
   * It is resolved when it is sent, and neither looked at nor journaled.
   */
  readonly secretHeaders?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  /** Headers of the answer that the skill reads, such as the id of a session; journaled with it. */
  readonly answerHeaders?: readonly string[] | undefined
}

/** What a service answered. A status below 500 that says nothing of the service's health comes back as it is. */
export interface ServiceResponse {
  readonly status: number
  /** The media type, without parameters: `application/json`. */
  readonly mediaType: string
  readonly text: string
  /** The headers that were asked for, by their lower-case names; those that came. */
  readonly headers: Readonly<Record<string, string>>
  /** The text as JSON. @throws SyntaxError where it is none */
  json(): unknown
}
