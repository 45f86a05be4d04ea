/** One code as somebody wrote it. */
export interface Term {
  /** The system as FHIR names it: `http://loinc.org`. */
  readonly system: string
  readonly code: string
  /** What is written beside it. */
  readonly display?: string | undefined
  /** `YYYY-MM-DD`: the day on which it has to be valid. */
  readonly day?: string | undefined
}

/**
 * What is known of a term. `syntax-ok`: its form is right and nobody looked whether it exists;
 * `unverifiable`: nobody here knows its system; never taken for valid.
 */
export type TermOutcome =
  | 'valid'
  | 'not-specific'
  | 'display-mismatch'
  | 'not-found'
  | 'malformed'
  | 'syntax-ok'
  | 'unverifiable'

export interface JudgedTerm {
  readonly term: Term
  readonly outcome: TermOutcome
  /** The provider that judged it. */
  readonly by: TerminologyProvider['id']
}

/** Somebody who knows codes: a table, their forms alone, or a server that speaks FHIR. */
export interface TerminologyProvider {
  readonly id: 'offline-table' | 'syntax-only' | 'fhir-server'
  /** What it says of a term, or nothing where it does not know its system. */
  judge(term: Term): Promise<TermOutcome | undefined>
}

/**
 * Asks providers in their order; the first that knows the system of a term judges it, and one whose system
 * nobody knows is `unverifiable`.
 */
export async function judgeTerms(
  terms: readonly Term[],
  providers: readonly TerminologyProvider[],
): Promise<readonly JudgedTerm[]> {
  const judged: JudgedTerm[] = []
  for (const term of terms) judged.push(await judgeTerm(term, providers))
  return judged
}

async function judgeTerm(
  term: Term,
  providers: readonly TerminologyProvider[],
): Promise<JudgedTerm> {
  for (const provider of providers) {
    const outcome = await provider.judge(term)
    if (outcome !== undefined) return { term, outcome, by: provider.id }
  }
  return { term, outcome: 'unverifiable', by: 'syntax-only' }
}
