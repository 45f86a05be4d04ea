import { FccError } from './fcc-error.ts'

/**
 * What a thrown value says, whatever was thrown, on one line with the code where there is one.
 *
 * @example
 * thrownMessage(new TypeError('no bread')) // 'no bread'
 * thrownMessage('no bread') // 'no bread'
 */
export function thrownMessage(thrown: unknown): string {
  if (FccError.is(thrown)) return `${thrown.code} ${thrown.why}`
  return thrown instanceof Error ? thrown.message : String(thrown)
}
