/** Parts texts that are looked at together; a printable sign, for detectors read it too. */
const SIGN = '␞'

/** Texts as one, to be looked at together, and the way back. */
export interface JoinedTexts {
  readonly text: string
  /** The texts of a joined text that a remedy changed, or nothing where it reached across two of them. */
  split(changed: string): readonly string[] | undefined
}

/**
 * Joins texts so that what is found across two of them is found, and each can be told again: by a
 * separator that is in none of them.
 */
export function joinTexts(texts: readonly string[]): JoinedTexts {
  let sign = SIGN
  while (texts.some((text) => text.includes(sign))) sign += SIGN
  const separator = `\n\n${sign}\n\n`
  return {
    text: texts.join(separator),
    split(changed) {
      // Of no text at all nothing is left but nothing.
      if (texts.length === 0) return changed === '' ? [] : undefined
      const parts = changed.split(separator)
      return parts.length === texts.length ? parts : undefined
    },
  }
}
