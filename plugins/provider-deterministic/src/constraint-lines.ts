import type { Constraint, Persona } from '@fcc/contracts'

/** One line per constraint of a persona: what it says, and what rendering does about it. */
export function constraintLines(persona: Persona): readonly string[] {
  return persona.riscear.constraints.map((constraint, index) =>
    mentionsWhatIsForbidden(persona, constraint)
      ? `- Kept: constraint ${index + 1} of ${persona.code}, whose words may not stand here.`
      : `- ${isServed(constraint) ? 'Kept' : 'Carried as it stands'}: ${constraint.text}${sayingOf(constraint)}`,
  )
}

/** Sections that constraints ask for by a check, beside the expected outputs. */
export function demandedSections(persona: Persona): readonly string[] {
  return persona.riscear.constraints.flatMap(({ check }) =>
    check?.kind === 'section' ? [check.heading] : [],
  )
}

/** Lines without those that a `lacks` constraint forbids: rendering keeps what can be kept. */
export function withoutForbidden(persona: Persona, lines: readonly string[]): readonly string[] {
  const phrases = forbiddenPhrases(persona)
  if (phrases.length === 0) return lines
  return lines.filter((line) => !phrases.some((phrase) => line.toLowerCase().includes(phrase)))
}

function forbiddenPhrases(persona: Persona): readonly string[] {
  return persona.riscear.constraints.flatMap(({ check }) =>
    check?.kind === 'lacks' ? [check.phrase.toLowerCase()] : [],
  )
}

function mentionsWhatIsForbidden(persona: Persona, { text }: Constraint): boolean {
  return forbiddenPhrases(persona).some((phrase) => text.toLowerCase().includes(phrase))
}

/** Rendering can see to sections, phrases and their absence; lengths and prose it cannot judge. */
function isServed({ check }: Constraint): boolean {
  return check !== undefined && check.kind !== 'words'
}

function sayingOf({ text, check }: Constraint): string {
  if (check?.kind !== 'contains' || text.toLowerCase().includes(check.phrase.toLowerCase())) {
    return ''
  }
  return ` In its words: ${check.phrase}`
}
