import { comparedName, type VocabularyUse } from '@fcc/contracts/vocabularies'

/** The terms that what came over needs, to be written as vocabularies. */
export interface ImportedTerms {
  has(of: VocabularyUse, term: string): boolean
  /** The term as it is spelled by whoever said it first; nothing where it would be under itself. */
  add(
    of: Exclude<VocabularyUse, 'dimensions'>,
    term: string,
    broader?: readonly string[],
  ): string | undefined
  /** The dimension and the element of it, each as whoever said it first spells it. */
  addDimension(
    category: string,
    dimension: string,
    element?: string | undefined,
  ): { readonly dimension: string; readonly element: string | undefined } | undefined
  /** Vocabularies as documents, by name. */
  documents(): readonly (readonly [string, unknown])[]
}

const TITLES: Readonly<Record<string, string>> = {
  tags: 'Tags that were imported',
  discernment: 'Traits that were imported',
  'design-target': 'Factors that were imported',
}

interface Entry {
  readonly term: string
  broader: readonly string[]
}

interface Collected {
  readonly of: VocabularyUse
  /** By the name as it is compared. */
  readonly terms: Map<string, Entry>
}

/** Collects terms; each is written once. */
export function collectTerms(): ImportedTerms {
  const named = new Map<string, Collected>()
  const vocabulary = (name: string, of: VocabularyUse): Collected => {
    const known = named.get(name) ?? { of, terms: new Map<string, Entry>() }
    named.set(name, known)
    return known
  }
  const into = (
    { terms }: Collected,
    term: string,
    broader: readonly string[],
  ): string | undefined => {
    const key = comparedName(term)
    if (broader.some((each) => isUnder(terms, each, key))) return undefined
    const known = terms.get(key) ?? { term, broader: [] }
    if (broader.length > 0) known.broader = broader
    terms.set(key, known)
    return known.term
  }
  return {
    has: (of, term) =>
      [...named.values()].some(
        (each) => each.of === of && each.terms.get(comparedName(term))?.term === term,
      ),
    add(of, term, broader = []) {
      const known = vocabulary(of, of)
      const above = broader.flatMap((each) => into(known, each, []) ?? [])
      return into(known, term, above)
    },
    addDimension(category, dimension, element) {
      const known = vocabulary(category, 'dimensions')
      const above = into(known, dimension, [])
      if (above === undefined || element === undefined) {
        return above === undefined ? undefined : { dimension: above, element }
      }
      const beneath = into(known, element, [above])
      return beneath === undefined ? undefined : { dimension: above, element: beneath }
    },
    documents: () =>
      [...named].map(([name, { of, terms }]) => [
        name,
        {
          vocabulary: name,
          title: TITLES[name] ?? `${name.replaceAll('-', ' ')}, as it was imported`,
          of,
          terms: [...terms.values()].map(({ term, broader }) => ({
            term,
            ...(broader.length > 0 ? { broader } : {}),
          })),
        },
      ]),
  }
}

/** Whether a term is another, or under it. */
function isUnder(terms: ReadonlyMap<string, Entry>, term: string, other: string): boolean {
  const seen = new Set([comparedName(term)])
  // A set is walked to its end, with what is added on the way.
  for (const each of seen)
    for (const next of terms.get(each)?.broader ?? []) seen.add(comparedName(next))
  return seen.has(other)
}
