/**
 * Text from files, plugins and stores made fit for a terminal: control and format characters, which
 * could move the cursor or turn the writing direction, become visible escapes.
 *
 * @example
 * visible('a\u001b[2Jb') // 'a\\u{1b}[2Jb'
 */
export function visible(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
}
