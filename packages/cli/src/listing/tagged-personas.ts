import { type Persona, personas } from '@fcc/contracts'
import { type Term, type VocabularyUse, vocabularies } from '@fcc/contracts/vocabularies'
import { suggest } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { cliErrors } from '../diagnostics.ts'

/** The terms of a tenant's vocabularies of one use. */
export function termsFor(
  { catalogue }: Pick<TenantModel, 'catalogue'>,
  use: VocabularyUse,
): readonly Term[] {
  return catalogue.all(vocabularies).flatMap(({ value }) => (value.of === use ? value.terms : []))
}

/**
 * The ids of the personas that have a tag, or one beneath it.
 *
 * @throws FccError FCC_CLI_USAGE for a tag that no vocabulary has, with the one that was perhaps meant
 */
export function taggedPersonas(model: TenantModel, written: string): ReadonlySet<string> {
  const terms = termsFor(model, 'tags')
  const tag = written.toLowerCase()
  if (!terms.some(({ term }) => term === tag)) {
    const hint = suggest(
      written,
      terms.map(({ term }) => term),
    )
    throw cliErrors.usage(`No vocabulary has a tag ${written}.${hint}`, 'list')
  }
  const meant = new Set([
    tag,
    ...terms.filter(({ broader }) => broader.includes(tag)).map(({ term }) => term),
  ])
  const isTagged = ({ tags = [] }: Persona) => tags.some((each) => meant.has(each))
  return new Set(
    model.catalogue.all(personas).flatMap(({ id, value }) => (isTagged(value) ? id : [])),
  )
}
