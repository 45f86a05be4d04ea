import type { TextSpan } from './text-span.ts'

/** A stretch without blanks and commas. */
export interface WordToken extends TextSpan {
  readonly text: string
}

/** A longer stretch is several. */
const LONGEST = 64
const blank = /\s/

/** Cuts a text at blanks and commas. */
export function wordTokens(text: string): WordToken[] {
  const tokens: WordToken[] = []
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    const isOver = at === text.length || isApart(text.charCodeAt(at))
    if (!isOver && at - start < LONGEST) continue
    if (at > start) tokens.push({ text: text.slice(start, at), start, end: at })
    start = isOver ? at + 1 : at
  }
  return tokens
}

function isApart(code: number): boolean {
  if (code === 32 || code === 44 || (code >= 9 && code <= 13)) return true
  return code > 127 && blank.test(String.fromCharCode(code))
}
