import type { Token } from './token.ts'

/** Lines that a mention of a code system reaches downwards, at most; an empty line ends it sooner. */
const REACH = 40

/**
 * The lines on which diagnosis codes are meant: one that names ICD or speaks of such codes, and those below it up to the
 * next empty line.
 *
 * @returns zero-based line numbers
 */
export function codingLines(tokens: readonly Token[]): ReadonlySet<number> {
  const named = new Set<number>()
  const filled = new Set<number>()
  for (const [index, token] of tokens.entries()) {
    filled.add(token.line)
    const isOfCodes = /^codes?$/i.test(token.text) && isOfDiagnoses(tokens[index - 1], token)
    if (isOfCodes || /^icd(?:-?10)?(?:-cm)?$/i.test(token.text)) named.add(token.line)
  }
  const lines = new Set<number>()
  for (const start of named) {
    for (let line = start; line < start + REACH && filled.has(line); line += 1) lines.add(line)
  }
  return lines
}

function isOfDiagnoses(before: Token | undefined, { line }: Token): boolean {
  return before?.line === line && /^(?:diagnos[ie]s|diagnostic|dx)$/i.test(before.text)
}
