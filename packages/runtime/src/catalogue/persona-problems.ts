import { type Persona, personas } from '@fcc/contracts'
import { type Vocabulary, type VocabularyUse, vocabularies } from '@fcc/contracts/vocabularies'
import { type Contribution, type Diagnostic, nameOf, ownerOf, suggest } from '@fcc/plugin-api'
import { catalogueErrors } from './diagnostics.ts'
import type { TenantCatalogue } from './tenant-catalogue.ts'

/**
 * Faults of the personas of a catalogue that no document shows by itself: what they are described by and no
 * vocabulary has, champions in a circle, a relation of which the other side does not know. Pure; each with
 * the place of its persona.
 */
export function faultyPersonas(catalogue: TenantCatalogue): readonly Diagnostic[] {
  const described = catalogue.all(vocabularies).map(({ value }) => value)
  const all = catalogue.all(personas)
  return [
    ...all.flatMap((persona) => unknownTerms(persona, described)),
    ...circles(all),
    ...all.flatMap((persona) => oneSided(persona, catalogue)),
  ]
}

type Described = Contribution<Persona>

/** What a persona says of itself in words that have to be terms. */
function unknownTerms(persona: Described, described: readonly Vocabulary[]): readonly Diagnostic[] {
  const { tags = [], discernment = {}, designTarget = {}, dimensions = {} } = persona.value
  const unknown = (use: VocabularyUse, at: string, written: string): readonly Diagnostic[] => {
    const terms = termsOf(described, use)
    return terms.has(written)
      ? []
      : [catalogueErrors.unknownTerm(persona, { at, written, use, hint: suggest(written, terms) })]
  }
  return [
    ...tags.flatMap((tag, index) => unknown('tags', `tags[${index}]`, tag)),
    ...Object.keys(discernment).flatMap((trait) => unknown('discernment', 'discernment', trait)),
    ...Object.keys(designTarget).flatMap((factor) =>
      unknown('design-target', 'design_target', factor),
    ),
    ...Object.entries(dimensions).flatMap(([category, said]) =>
      unknownDimensions(persona, described, { category, said }),
    ),
  ]
}

function termsOf(described: readonly Vocabulary[], use: VocabularyUse): ReadonlySet<string> {
  return new Set(
    described.flatMap(({ of, terms }) => (of === use ? terms.map(({ term }) => term) : [])),
  )
}

/** A category is a vocabulary, a dimension a term of it, an element a term beneath that. */
function unknownDimensions(
  persona: Described,
  described: readonly Vocabulary[],
  { category, said }: { readonly category: string; readonly said: Dimensions },
): readonly Diagnostic[] {
  const use = 'dimensions'
  const categories = described.filter(({ of }) => of === use)
  const terms = categories.flatMap((each) => (nameOf(each.id) === category ? each.terms : []))
  if (terms.length === 0) {
    const hint = suggest(
      category,
      categories.map(({ id }) => nameOf(id)),
    )
    return [
      catalogueErrors.unknownTerm(persona, { at: 'dimensions', written: category, use, hint }),
    ]
  }
  const beneath = (dimension: string | undefined): readonly string[] =>
    terms.flatMap(({ term, broader }) => (broader[0] === dimension ? term : []))
  const missing = (at: string, written: string, known: readonly string[]): readonly Diagnostic[] =>
    known.includes(written)
      ? []
      : [catalogueErrors.unknownTerm(persona, { at, written, use, hint: suggest(written, known) })]
  return Object.entries(said).flatMap(([dimension, value]) => {
    const at = `dimensions.${category}`
    const wrong = missing(at, dimension, beneath(undefined))
    if (wrong.length > 0 || typeof value === 'string') return wrong
    const elements = beneath(dimension)
    return Object.keys(value).flatMap((each) => missing(`${at}.${dimension}`, each, elements))
  })
}

type Dimensions = NonNullable<Persona['dimensions']>[string]

/** Personas that direct themselves by way of those whom they direct. */
function circles(all: readonly Described[]): readonly Diagnostic[] {
  const directed = new Map(
    all.map(({ id, value: { championOf, orchestrates } }) => [
      id,
      [...(championOf === undefined ? [] : [championOf]), ...orchestrates],
    ]),
  )
  return all.flatMap((persona) => {
    const seen = new Set(directed.get(persona.id))
    // A set is walked to its end, with what is added on the way.
    for (const each of seen) for (const next of directed.get(each) ?? []) seen.add(next)
    if (!seen.has(persona.id)) return []
    const by = [...seen].filter((each) => directed.get(each)?.includes(persona.id))
    return [catalogueErrors.championsInCircle(persona, by)]
  })
}

/**
 * Relations to a persona of the same owner that does not have the other as a collaborator. One of another
 * owner cannot know who builds on it.
 */
function oneSided(persona: Described, catalogue: TenantCatalogue): readonly Diagnostic[] {
  const { id, value } = persona
  return (value.relations ?? []).flatMap(({ to }) => {
    const other = catalogue.find(personas, to.includes('/') ? to : `${ownerOf(id)}/${to}`)
    if (other === undefined || ownerOf(other.id) !== ownerOf(id)) return []
    const { code, riscear } = other.value
    if (code === value.code) return []
    if (riscear.roleCollaborators.some((each) => codeOf(each) === value.code)) return []
    return [catalogueErrors.oneSidedRelation(persona, other)]
  })
}

/** The code that a collaborator begins with: `WTR`, `acme/WTR` or `WTR: gets the plan`. */
function codeOf(collaborator: string): string {
  return nameOf(collaborator.split(/[\s:,(]/)[0] ?? '')
}
