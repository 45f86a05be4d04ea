import type { Persona, Workflow } from '@fcc/contracts'
import { type CatalogueParts, type Listed, localName } from './catalogue-parts.ts'

/** One colleague, and how the two stand to each other. */
export interface Colleague {
  readonly who: Listed<Persona>
  readonly type: string
}

/** Whom a persona works with, and where. */
export interface Colleagues {
  readonly receives: readonly Colleague[]
  readonly hands: readonly Colleague[]
  /** Whom it names as collaborators without a relation in either direction. */
  readonly beside: readonly Listed<Persona>[]
  readonly nodes: readonly {
    readonly workflow: Listed<Workflow>
    readonly steps: readonly string[]
  }[]
}

/** Reads it from the relations of both sides and from the workflows. Pure. */
export function colleaguesOf(
  { value, owner }: Listed<Persona>,
  { personas, workflows }: CatalogueParts,
): Colleagues {
  // A code is looked for among its own plugin's personas first, then among the shared ones.
  const named = (code: string, from: string): Listed<Persona> | undefined => {
    const all = personas.filter((each) => localName(each.value.id) === localName(code))
    return all.find((each) => each.owner === from) ?? all[0]
  }
  const said = (type: string, strength: string): string =>
    strength === 'primary' ? type : `${type}, now and then`
  const hands = (value.relations ?? []).flatMap(({ to, type, strength }): Colleague[] => {
    const who = named(to, owner)
    return who ? [{ who, type: said(type, strength) }] : []
  })
  const receives = personas.flatMap((other): Colleague[] =>
    (other.value.relations ?? [])
      .filter(({ to }) => named(to, other.owner)?.value.id === value.id)
      .map(({ type, strength }) => ({ who: other, type: said(type, strength) })),
  )
  const known = new Set([...hands, ...receives].map(({ who }) => who.value.id))
  return {
    receives,
    hands,
    beside: value.riscear.roleCollaborators.flatMap((code) => {
      const who = named(code, owner)
      return who && !known.has(who.value.id) && who.value.id !== value.id ? [who] : []
    }),
    nodes: workflows.flatMap((workflow) => {
      const steps = workflow.value.nodes
        .filter(({ persona }) => persona === value.id)
        .map(({ id }) => id)
      return steps.length > 0 ? [{ workflow, steps }] : []
    }),
  }
}
