import { termConflicts, vocabularies } from '@fcc/contracts/vocabularies'
import type { Diagnostic } from '@fcc/plugin-api'
import { catalogueErrors } from './diagnostics.ts'
import type { TenantCatalogue } from './tenant-catalogue.ts'

/** Names that two vocabularies of a catalogue understand differently: a warning for each, for both hold. Pure. */
export function vocabularyConflicts(catalogue: TenantCatalogue): readonly Diagnostic[] {
  const all = catalogue.all(vocabularies)
  return termConflicts(all.map(({ value }) => value)).map((conflict) => {
    const last = all.find(({ id }) => id === conflict.vocabularies.at(-1))
    return catalogueErrors.termConflict(conflict, last?.origin)
  })
}
