import { suggest } from '@fcc/plugin-api'
import { comparedName, namesOf, type Vocabulary } from './vocabulary.ts'

/** Something that is wrong inside one vocabulary, and where. */
export interface VocabularyProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/**
 * What is wrong inside one vocabulary: a name that two of its terms have, a broader term that is none of
 * it, a circle of them, a term of a language that nobody explains. Pure.
 */
export function vocabularyProblems({
  of,
  terms,
}: Pick<Vocabulary, 'of' | 'terms'>): readonly VocabularyProblem[] {
  const owners = new Map<string, number>()
  const problems: VocabularyProblem[] = []
  const preferred = new Map(terms.map(({ term }, index) => [term, index]))
  for (const [index, term] of terms.entries()) {
    for (const name of new Set(namesOf(term).map(comparedName))) {
      const owner = owners.get(name)
      if (owner === undefined) owners.set(name, index)
      else if (owner !== index) {
        const message = `${name} is a name of ${terms[owner]?.term} already; one name means one term`
        problems.push({ path: ['terms', index], message })
      }
    }
    if (of === 'language' && term.definition === undefined) {
      const message = `${term.term} is not explained; a term of a language has a definition`
      problems.push({ path: ['terms', index], message })
    }
    for (const [at, broader] of term.broader.entries()) {
      if (preferred.has(broader) && broader !== term.term) continue
      const message =
        broader === term.term
          ? `${broader} is under itself`
          : `${broader} is no term of this vocabulary.${suggest(broader, preferred.keys())}`
      problems.push({ path: ['terms', index, 'broader', at], message })
    }
  }
  return [...problems, ...circles(terms)]
}

function circles(terms: Vocabulary['terms']): readonly VocabularyProblem[] {
  const under = new Map(terms.map(({ term, broader }) => [term, broader]))
  return terms.flatMap(({ term, broader }, index) => {
    if (broader.includes(term)) return []
    const seen = new Set(broader)
    // A set is walked to its end, with what is added on the way.
    for (const each of seen) for (const next of under.get(each) ?? []) seen.add(next)
    if (!seen.has(term)) return []
    return [{ path: ['terms', index, 'broader'], message: `${term} is under itself, in a circle` }]
  })
}
