import { type Persona, personas, type RelationType, scenarios, workflows } from '@fcc/contracts'
import { comparedName, namesOf } from '@fcc/contracts/vocabularies'
import type { Origin } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { actedBy } from '../listing/acted-by.ts'
import { termsFor } from '../listing/tagged-personas.ts'
import { findContribution } from './find-shown.ts'

/** A persona with where it comes from and where it is at work. */
export interface ShownPersona {
  readonly persona: Persona
  readonly origin: Origin
  /** What its archetype is a name of, and what that belongs under. */
  readonly archetype: { readonly role: string; readonly family: string | undefined } | undefined
  /** Its tags, each with what it belongs under, the widest first. */
  readonly tags: readonly (readonly string[])[]
  /** Every node that it is bound to. */
  readonly usedBy: readonly {
    readonly workflow: string
    readonly node: string
    readonly actedBy: string
    /** Scenarios that go through the workflow. */
    readonly scenarios: readonly string[]
  }[]
  /** Personas that name it: as what they specialise, champion, or direct. */
  readonly namedBy: readonly { readonly persona: string; readonly as: PersonaRelation }[]
  /** Who works towards it, by the relations of others. */
  readonly upstream: readonly Related[]
  /** Whom it works towards, by its own relations. */
  readonly downstream: readonly Related[]
}

/** Somebody whom a relation joins with a persona. */
export interface Related {
  readonly persona: string
  readonly type: RelationType
  readonly strength: 'primary' | 'secondary'
}

export type PersonaRelation = 'specialises' | 'champion_of' | 'orchestrates'

/** Puts together what is known of a persona. Pure. @throws FccError FCC_CLI_ID_UNKNOWN, FCC_CLI_ID_AMBIGUOUS */
export function resolveShownPersona(model: TenantModel, written: string): ShownPersona {
  const { catalogue } = model
  const { id, value, origin } = findContribution(model, personas, { kind: 'persona', written })
  return {
    persona: value,
    origin,
    archetype: archetypeOf(model, value),
    tags: tagsOf(model, value),
    usedBy: catalogue.all(workflows).flatMap(({ value: workflow }) =>
      workflow.nodes
        .filter(({ persona }) => persona === id)
        .map((node) => ({
          workflow: workflow.id,
          node: node.id,
          actedBy: actedBy(node.actor, model.provider),
          scenarios: scenariosThrough(model, workflow.id),
        })),
    ),
    namedBy: catalogue
      .all(personas)
      .flatMap(({ value: other }) =>
        relationsOf(other, id).map((relation) => ({ persona: other.id, as: relation })),
      ),
    upstream: catalogue
      .all(personas)
      .flatMap(({ value: other }) =>
        (other.relations ?? [])
          .filter(({ to }) => to === id || to === value.code)
          .map(({ type, strength }) => ({ persona: other.code, type, strength })),
      ),
    downstream: (value.relations ?? []).map(({ to, type, strength }) => ({
      persona: to.slice(to.indexOf('/') + 1),
      type,
      strength,
    })),
  }
}

/** The role that its archetype names, by whatever synonym. */
function archetypeOf(model: TenantModel, { riscear }: Persona): ShownPersona['archetype'] {
  const written = comparedName(riscear.archetype)
  const found = termsFor(model, 'archetypes').find((term) =>
    namesOf(term).some((name) => comparedName(name) === written),
  )
  return found && { role: found.term, family: found.broader[0] }
}

function tagsOf(model: TenantModel, { tags = [] }: Persona): ShownPersona['tags'] {
  const terms = new Map(termsFor(model, 'tags').map((term) => [term.term, term]))
  return tags.map((tag) => [...(terms.get(tag)?.broader ?? [])].reverse().concat(tag))
}

/** The scenarios of a tenant that go through a workflow. */
export function scenariosThrough(model: TenantModel, workflow: string): readonly string[] {
  return model.catalogue
    .all(scenarios)
    .filter(({ value }) => value.workflow === workflow)
    .map(({ id }) => id)
}

function relationsOf(persona: Persona, id: string): readonly PersonaRelation[] {
  return [
    ...(persona.specialises === id ? (['specialises'] as const) : []),
    ...(persona.championOf === id ? (['champion_of'] as const) : []),
    ...(persona.orchestrates.includes(id) ? (['orchestrates'] as const) : []),
  ]
}
