import type { Persona } from '@fcc/contracts'

const SHINGLE = 4

/** What is written of a persona in sentences; names, titles and headings are facts and not counted. */
function sentencesOf({ riscear }: Persona): readonly string[] {
  return [
    riscear.role,
    riscear.style,
    ...riscear.inputs,
    ...riscear.constraints.map(({ text }) => text),
    ...riscear.responsibilities,
    ...riscear.roleSkills,
    ...riscear.roleAdoptionChecklist,
  ]
}

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function shinglesOf(persona: Persona): ReadonlySet<string> {
  return new Set(
    sentencesOf(persona).flatMap((sentence) => {
      const words = wordsOf(sentence)
      return words
        .slice(0, Math.max(0, words.length - SHINGLE + 1))
        .map((_, index) => words.slice(index, index + SHINGLE).join(' '))
    }),
  )
}

/** The two personas that share the largest part of their rows of four words: of the smaller set, 0..1. */
export function closestPair(personas: readonly Persona[]): {
  readonly pair: readonly string[]
  readonly share: number
} {
  const all = personas.map((persona) => ({ code: persona.code, said: shinglesOf(persona) }))
  let closest = { pair: [] as readonly string[], share: 0 }
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      const both = [...one.said].filter((shingle) => other.said.has(shingle)).length
      const share = both / Math.min(one.said.size, other.said.size)
      if (share > closest.share) closest = { pair: [one.code, other.code], share }
    }
  }
  return closest
}

/** Of each role, the words of four letters or more that stand in no other role. */
export function wordsOfItsOwn(
  personas: readonly Persona[],
): ReadonlyMap<string, readonly string[]> {
  const roles = personas.map(({ code, riscear }) => ({
    code,
    words: new Set(wordsOf(riscear.role).filter((word) => word.length > 3)),
  }))
  return new Map(
    roles.map(({ code, words }) => [
      code,
      [...words].filter((word) =>
        roles.every((other) => other.code === code || !other.words.has(word)),
      ),
    ]),
  )
}
