/**
 * Makes text from a hostile file fit to show on a terminal: control and format characters, which can
 * move the cursor or turn the writing direction, become visible escapes.
 */
export function escapeText(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
}
