/** A character that no text may hold that is taken in. */
export interface Forbidden {
  readonly index: number
  readonly what: 'nul' | 'control' | 'half a surrogate'
}

// The controls of ASCII but tab, line feed and carriage return: logs, stores and terminals disagree about them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]/u

/**
 * The first character that is refused: NUL, another control character but tab and line ends, or half of a
 * surrogate pair, which no UTF-8 can hold. Pure.
 */
export function findForbidden(text: string): Forbidden | undefined {
  const found = FORBIDDEN.exec(text)
  if (!found) return undefined
  const code = found[0].charCodeAt(0)
  const what = code === 0 ? 'nul' : code < 0x80 ? 'control' : 'half a surrogate'
  return { index: found.index, what }
}

/** In words, for whoever sent it. */
export function describeForbidden({ what }: Forbidden): string {
  if (what === 'nul') return 'a NUL character'
  return what === 'control' ? 'a control character' : 'half of a surrogate pair'
}
