/** One step of a schema, forward only; numbers start at 1 and have no gaps. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}
