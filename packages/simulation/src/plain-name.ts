const activity = /^[A-Za-z](?:[A-Za-z.-]{0,38}[A-Za-z])?\d{0,2}$/

/** Whether a name of an activity may be stored unencrypted: words, with room for a number and for no identifier. */
export function isActivityName(name: string): boolean {
  return activity.test(name)
}

/** Names of errors that say what kind they are and cannot be made up. */
const errorNames = new Set([
  'AbortError',
  'AggregateError',
  'DataCloneError',
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TimeoutError',
  'TypeError',
  'URIError',
])

/** The kind of an error by a name out of a closed list: any other may quote content. */
export function plainErrorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return errorNames.has(error.name) ? error.name : 'an error of its own'
}

const code = /^FCC(?:_[A-Z]+\d?){2,8}$/

/** The code of an error, where it has the form of one and no room for an identifier. */
export function plainErrorCode(given: unknown): string {
  return typeof given === 'string' && given.length <= 60 && code.test(given)
    ? given
    : 'FCC_PLUGIN_FAILED'
}
