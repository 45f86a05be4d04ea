/** One step of the schema, forward only; numbers start at 1 and have no gaps. One that was released never changes. */
export interface Migration {
  readonly number: number
  readonly name: string
  /**
   * The oldest step whose programs can continue with the database after this one: their processes are at work
   * while it is taken, and are started until the last of them is replaced.
   */
  readonly worksWith: number
  readonly sql: string
}
