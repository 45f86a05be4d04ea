/** What structure alone can say of a code. It is not existence: only a table knows that. */
export type CodeStructure =
  | { readonly outcome: 'well-formed'; readonly code: string }
  | { readonly outcome: 'malformed'; readonly reason: MalformedReason }

/** Why a code cannot be an ICD-10-CM code, in the order the checks are made. */
export type MalformedReason =
  | 'too-short'
  | 'too-long'
  | 'first-character'
  | 'second-character'
  | 'third-character'
  | 'separator'
  | 'later-character'
  | 'seventh-character'

/** The structure of an ICD-10-CM code, with or without its dot. */
const STRUCTURE = /^([A-Z]\d[0-9AB])(?:(\.?)([0-9A-Z]{1,4}))?$/
/** The extension that may stand in seventh place; `X` only ever fills the places before it. */
const SEVENTH = /^[0-59A-HJKMNP-S]$/

/**
 * Judges the structure of an ICD-10-CM code: three to seven characters, a letter, a digit, a
 * digit or `A` or `B`, then up to four more after an optional dot. Lower case is read as upper.
 *
 * Source: ICD-10-CM Official Guidelines, section I.A (format, and the character X that fills empty places), and the
 * alphabets of the order file published for January 2021.
 *
 * @returns the code in capitals with its dot, or why it cannot be one
 * @example
 * checkStructure('e1165')  // { outcome: 'well-formed', code: 'E11.65' }
 * checkStructure('K2I.9')  // { outcome: 'malformed', reason: 'third-character' }
 */
export function checkStructure(written: string): CodeStructure {
  const code = written.trim().toUpperCase()
  const match = STRUCTURE.exec(code)
  if (!match) return { outcome: 'malformed', reason: whyMalformed(code) }
  const [, category = '', , rest = ''] = match
  if (rest.length === 4 && !SEVENTH.test(rest.charAt(3))) {
    return { outcome: 'malformed', reason: 'seventh-character' }
  }
  return { outcome: 'well-formed', code: rest === '' ? category : `${category}.${rest}` }
}

function whyMalformed(code: string): MalformedReason {
  const compact = code.replace('.', '')
  if (compact.length < 3) return 'too-short'
  if (!/^[A-Z]/.test(code)) return 'first-character'
  if (!/^.\d/.test(code)) return 'second-character'
  if (!/^..[0-9AB]/.test(code)) return 'third-character'
  if (compact.length > 7) return 'too-long'
  if (/[^0-9A-Z]/.test(code.slice(3).replace(/^\./, '')) || code.endsWith('.')) return 'separator'
  return 'later-character'
}
