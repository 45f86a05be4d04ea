/** The longest id of a person, role or key, in UTF-16 units. */
export const MAX_ID_LENGTH = 200

/** What nobody sees or what turns the line around: control, format, unassigned and ignorable characters. */
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u

/** How an id is written. */
export interface IdForm {
  /** Whether it may have single spaces inside, as the name of a role may. */
  readonly spaces?: boolean | undefined
}

/**
 * What is wrong with an id that goes into records and log lines, or `undefined`. Refused are line breaks,
 * control and format characters (U+200B, U+202E and their like), characters that are not shown, spaces
 * unless `spaces`, and characters that only look like others in their compatibility form (Unicode NFKC),
 * such as full-width letters.
 *
 * @example
 * idProblem('ada')          // undefined
 * idProblem('ada\u200b')    // 'has a character that is not seen (U+200B)'
 */
export function idProblem(id: unknown, form: IdForm = {}): string | undefined {
  if (typeof id !== 'string') return 'is no text'
  if (id === '') return 'is empty'
  if (id.length > MAX_ID_LENGTH) return `is longer than ${MAX_ID_LENGTH} characters`
  if (!id.isWellFormed()) return 'has a lone surrogate'
  const hidden = unseen.exec(id)?.[0]
  if (hidden !== undefined) return `has a character that is not seen (${codeOf(hidden)})`
  if (form.spaces ? /^\s|\s$|[^\S ]|\s\s/u.test(id) : /\s/u.test(id)) return 'has a space'
  const composed = id.normalize('NFC')
  if (composed !== composed.normalize('NFKC')) return 'has a character in a compatibility form'
  return undefined
}

/**
 * The one form of a person's id: ids that differ in case or in composed and decomposed characters only
 * are one person, everywhere. Give it ids without problems.
 *
 * @example
 * personId('BO') === personId('bo')  // true
 */
export function personId(id: string): string {
  return id.normalize('NFC').toLowerCase().normalize('NFC')
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
