/** A typed token for something that plugins may hear of, and cannot change. */
export interface Event<Payload> {
  readonly '~kind': 'fcc.event'
  readonly id: string
  readonly '~payload'?: Payload
}

/** Any event, for code that handles events without knowing their payloads. */
export type AnyEvent = Event<unknown>

/** The payload behind an event token. */
export type EventPayload<Token> = Token extends Event<infer Payload> ? Payload : never

/**
 * Defines an event token.
 *
 * @example
 * export const toasted = defineEvent<{ readonly bread: string }>({ id: 'toast.made' })
 */
export function defineEvent<Payload>(definition: { readonly id: string }): Event<Payload> {
  return Object.freeze({ ...definition, '~kind': 'fcc.event' as const })
}
