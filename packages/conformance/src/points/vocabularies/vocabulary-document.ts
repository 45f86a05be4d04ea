import type { Vocabulary } from '@fcc/contracts/vocabularies'
import { nameOf } from '@fcc/plugin-api'

/** A vocabulary as YAML spells it. */
export function vocabularyDocument({ id, title, of, terms }: Vocabulary): unknown {
  return { vocabulary: nameOf(id), title, of, terms }
}
