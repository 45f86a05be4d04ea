import { personas } from '@fcc/contracts'
import type { DrawnRelation, RelationPicture } from '@fcc/diagrams'
import type { TenantModel } from '@fcc/runtime'
import { visible } from '../io/visible.ts'
import { localName } from '../render/local-name.ts'
import type { Related, ShownPersona } from './shown-persona.ts'

/** Makes a picture of who works with a persona. Pure. */
export function resolveRelationPicture(
  { catalogue }: Pick<TenantModel, 'catalogue'>,
  { persona, upstream, downstream }: ShownPersona,
): RelationPicture {
  const names = new Map(catalogue.all(personas).map(({ value }) => [value.code, value.name]))
  const drawn = ({ persona: code, type, strength }: Related): DrawnRelation => {
    const name = names.get(localName(code))
    return { persona: visible(name === undefined ? code : `${name} (${code})`), type, strength }
  }
  return {
    id: visible(persona.id),
    title: visible(`${persona.name} (${persona.code})`),
    upstream: upstream.map(drawn),
    downstream: downstream.map(drawn),
  }
}
