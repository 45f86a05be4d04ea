import { isWellFormed } from '../well-formed.ts'

const forbiddenInName = /[\s\u0085+]/u

/**
 * Whether a text may name a key: not empty, no white space, no plus sign, well-formed, no control
 * characters (C2SP signed-note, "Format").
 */
export function isKeyName(name: string): boolean {
  return name.length > 0 && isWellFormed(name) && !forbiddenInName.test(name) && isPrintable(name)
}

/** Whether a text has no control characters; a checkpoint's lines may hold none (C2SP signed-note). */
export function isPrintable(text: string): boolean {
  return !/\p{Cc}/u.test(text)
}
