import type { PersonaBrief } from '@fcc/contracts'

/** Lines without those that a constraint of the persona forbids, and what was left out with them. */
export interface PermittedLines {
  readonly lines: readonly string[]
  /** One line per line that was left out: where it was from, and which constraint forbids it. */
  readonly leftOut: readonly string[]
}

/** Leaves out what a `lacks` constraint forbids, and says so: nothing goes missing without a word. */
export function withoutForbidden(persona: PersonaBrief, lines: readonly string[]): PermittedLines {
  const forbidden = persona.riscear.constraints.flatMap(({ check }, index) =>
    check?.kind === 'lacks' ? [{ phrase: check.phrase.toLowerCase(), number: index + 1 }] : [],
  )
  const leftOut: string[] = []
  const kept = lines.filter((line) => {
    const small = line.toLowerCase()
    const found = forbidden.find(({ phrase }) => small.includes(phrase))
    if (found) {
      const places = line.match(/\[[^[\]\s]+:\d+(?:-\d+)?\]/g) ?? []
      leftOut.push(
        `- ${places.join(' ') || 'A heading'}: its words are forbidden by constraint ${found.number} of ${persona.code}`,
      )
    }
    return !found
  })
  return { lines: kept, leftOut: [...new Set(leftOut)] }
}
