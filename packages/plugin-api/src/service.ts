/** A typed token for a service that one plugin provides and others need. */
export interface Service<Value> {
  readonly '~kind': 'fcc.service'
  readonly id: string
  /** The version of the interface, as a full semantic version. */
  readonly version: string
  readonly '~value'?: Value
}

/** Any service, for code that handles services without knowing their types. */
export type AnyService = Service<unknown>

/** The value behind a service token. */
export type ServiceValue<Token> = Token extends Service<infer Value> ? Value : never

/**
 * Defines a service token.
 *
 * @example
 * export const clock = defineService<{ now(): number }>({ id: 'clock', version: '1.0.0' })
 */
export function defineService<Value>(definition: {
  readonly id: string
  readonly version: string
}): Service<Value> {
  return Object.freeze({ ...definition, '~kind': 'fcc.service' as const })
}
