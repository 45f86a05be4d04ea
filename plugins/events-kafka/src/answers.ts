/** Whether an error, or one below it, has this property: the client wraps what a broker said in several others. */
export function isOf(error: unknown, property: string, value: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ((error as unknown as Record<string, unknown>)[property] === value) return true
  const below = error instanceof AggregateError ? error.errors : []
  return [...below, error.cause].some((each) => isOf(each, property, value))
}

/** Whether a broker answered with this word of the protocol, such as `MESSAGE_TOO_LARGE`. */
export const isAnswer = (error: unknown, word: string): boolean => isOf(error, 'apiId', word)
