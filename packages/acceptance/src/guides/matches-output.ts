/** What stands for anything: within a line for a part of it, alone for any number of lines. */
const ANYTHING = '…'

/**
 * Whether an output is what a guide shows of it. Spaces at the ends of lines and blank lines at both
 * ends do not count. Pure.
 */
export function matchesOutput(actual: string, shown: readonly string[]): boolean {
  return matchesLines(trimmed(actual.split('\n')), trimmed(shown))
}

function trimmed(lines: readonly string[]): readonly string[] {
  const bare = lines.map((line) => line.trimEnd())
  const first = bare.findIndex((line) => line !== '')
  const last = bare.findLastIndex((line) => line !== '')
  return first < 0 ? [] : bare.slice(first, last + 1)
}

function matchesLines(actual: readonly string[], shown: readonly string[]): boolean {
  const [wanted, ...rest] = shown
  if (wanted === undefined) return actual.length === 0
  if (wanted.trim() === ANYTHING) {
    return actual.some((_, index) => matchesLines(actual.slice(index), rest)) || rest.length === 0
  }
  const [line, ...others] = actual
  return line !== undefined && matchesLine(line, wanted) && matchesLines(others, rest)
}

function matchesLine(actual: string, wanted: string): boolean {
  const [start = '', ...parts] = wanted.split(ANYTHING)
  if (parts.length === 0) return actual === wanted
  if (!actual.startsWith(start)) return false
  let at = start.length
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1
    if (isLast) return actual.length - part.length >= at && actual.endsWith(part)
    const found = actual.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return true
}
