import type { ContentCheck, Gate, Persona } from '@fcc/contracts'
import { type FoundTerm, findTermsSteps, type Vocabulary } from '@fcc/contracts/vocabularies'
import { atOnce } from '@fcc/plugin-api'
import { DEFAULT_ACT_LIMITS } from './act-limits.ts'
import type { RunPlan } from './run-plan.ts'

/** How much is looked at of what a prompt is composed from. */
export interface TermsGiven {
  /** What is handed to the model. */
  readonly texts: readonly string[]
  /** The gates that what is written has to pass. */
  readonly gates: readonly Gate[]
  readonly persona: Persona
}

/**
 * What terms of the field mean, said to whoever writes: those that the texts name, in the order in which they
 * come, and then those that a gate or a constraint counts; up to a bound, and how many are left. Nothing
 * where there are none. Where two vocabularies understand a name differently, both are told. Pure.
 */
export function termsText(
  plan: Pick<RunPlan, 'vocabularies' | 'act'>,
  given: TermsGiven,
): string | undefined {
  const { vocabularies = [], act } = plan
  const { promptTerms: most = DEFAULT_ACT_LIMITS.promptTerms ?? 0 } = act
  const { promptTermsCharacters = DEFAULT_ACT_LIMITS.promptTermsCharacters ?? 0 } = act
  if (vocabularies.length === 0 || most === 0) return undefined
  const named = given.texts.flatMap((text) =>
    atOnce(findTermsSteps(text.slice(0, promptTermsCharacters), vocabularies)),
  )
  const all = distinct([...named, ...countedTerms(vocabularies, given)])
  if (all.length === 0) return undefined
  const left = all.length - most
  return [
    'What terms of the field mean here:',
    ...all.slice(0, most).map((found) => `- ${termLine(found)}`),
    ...(left > 0 ? [`${left} further ${left === 1 ? 'term is' : 'terms are'} not explained.`] : []),
  ].join('\n')
}

/** The terms that a check counts: who is held to them must know them. */
function countedTerms(
  vocabularies: readonly Vocabulary[],
  { gates, persona }: TermsGiven,
): readonly FoundTerm[] {
  const checks = [
    ...gates
      .flatMap((gate) => [gate, ...(gate.also ?? [])])
      .flatMap((gate) =>
        gate.checks.flatMap(({ test }) => (test.kind === 'content' ? test.check : [])),
      ),
    ...persona.riscear.constraints.flatMap(({ check }) => check ?? []),
  ]
  const ids = new Set(
    checks.flatMap((check: ContentCheck) => (check.kind === 'terms' ? check.vocabulary : [])),
  )
  return vocabularies
    .filter(({ id }) => ids.has(id))
    .flatMap((vocabulary) => vocabulary.terms.map((term) => ({ vocabulary, term })))
}

/** One line for each meaning: two vocabularies that say the same of a name are told once. */
function distinct(found: readonly FoundTerm[]): readonly FoundTerm[] {
  const told = new Map<string, FoundTerm>()
  for (const each of found) {
    const { term, definition } = each.term
    const meaning = `${term.toLowerCase()} ${definition}`
    if (!told.has(meaning)) told.set(meaning, each)
  }
  return [...told.values()]
}

function termLine({ vocabulary, term: { term, code, synonyms, definition } }: FoundTerm): string {
  const others = [...(code === undefined ? [] : [code]), ...synonyms].map(oneLine)
  const also = others.length > 0 ? ` (also ${others.join(', ')})` : ''
  return `${oneLine(term)}${also}, in ${oneLine(vocabulary.title)}: ${oneLine(definition ?? '')}`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
