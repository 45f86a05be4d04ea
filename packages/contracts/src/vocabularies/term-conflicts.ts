import { comparedName, namesOf, type Term, type Vocabulary } from './vocabulary.ts'

/** One name by which two vocabularies of one use mean different things. */
export interface TermConflict {
  readonly name: string
  /** The vocabularies, in the order in which they were given. */
  readonly vocabularies: readonly string[]
}

/**
 * The names that vocabularies of one use understand differently. Where two say the same of a name, word for
 * word, there is none; where they do not, none of them wins: both hold, and whoever reads is told both. Pure.
 *
 * @example
 * termConflicts([privileges, kitchenWords]) // [{ name: 'hold', vocabularies: ['fcc-legal/…', 'acme/…'] }]
 */
export function termConflicts(vocabularies: readonly Vocabulary[]): readonly TermConflict[] {
  const meanings = new Map<string, { readonly name: string; readonly of: Map<string, string> }>()
  for (const { id, of, terms } of vocabularies) {
    // A term that nobody explains says nothing that could be contradicted.
    for (const term of terms.filter(({ definition }) => definition !== undefined)) {
      for (const name of new Set(namesOf(term).map(comparedName))) {
        // Dimensions are named within their category, which the vocabulary's own name says.
        const key = `${of} ${of === 'dimensions' ? id.slice(id.indexOf('/') + 1) : ''} ${name}`
        const known = meanings.get(key) ?? { name, of: new Map<string, string>() }
        known.of.set(id, meaningOf(term))
        meanings.set(key, known)
      }
    }
  }
  return [...meanings.values()].flatMap(({ name, of }) =>
    new Set(of.values()).size > 1 ? [{ name, vocabularies: [...of.keys()] }] : [],
  )
}

/** What is said of a term, whatever its other names are. */
function meaningOf({ term, definition, broader }: Term): string {
  return JSON.stringify([comparedName(term), definition ?? '', broader.map(comparedName)])
}
