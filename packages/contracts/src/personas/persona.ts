import type { ContentCheck } from '../gates/content-check.ts'
import type { Action } from '../workflows/workflow.ts'
import type { DimensionProfile, RatingProfile } from './persona-profile.ts'
import type { PersonaRelation } from './persona-relation.ts'

/** The parts of the cycle a persona may belong to. */
export const PHASES = [
  'Find',
  'Create',
  'Build',
  'Critique',
  'Ops',
  'Orchestration',
  'All',
] as const
export type Phase = (typeof PHASES)[number]

/** A limit on behaviour, in RFC 2119 words; with a check where a machine can tell. */
export interface Constraint {
  readonly text: string
  readonly check?: ContentCheck | undefined
}

/** The ten R.I.S.C.E.A.R. components: what a persona is. */
export interface Riscear {
  readonly role: string
  readonly inputs: readonly string[]
  readonly style: string
  readonly constraints: readonly Constraint[]
  readonly expectedOutput: readonly string[]
  readonly archetype: string
  readonly responsibilities: readonly string[]
  readonly roleSkills: readonly string[]
  readonly roleCollaborators: readonly string[]
  readonly roleAdoptionChecklist: readonly string[]
}

/** A persona: the R.I.S.C.E.A.R. components with what places it in a catalogue. */
export interface Persona {
  /** `<plugin id>/<code>`. */
  readonly id: string
  /** Two to six upper-case letters or digits: `CDS`. */
  readonly code: string
  readonly name: string
  readonly phase: Phase
  readonly roleTitle: string
  readonly category: string
  /** `#rrggbb`, for pages. */
  readonly color: string
  readonly riscear: Riscear
  /** What segregation of duties looks at: `model`, `validate`, `access-data`, `decide`. */
  readonly duties: readonly string[]
  readonly championOf?: string | undefined
  readonly orchestrates: readonly string[]
  /** A persona that this one narrows; a core persona is never replaced silently. */
  readonly specialises?: string | undefined
  /** What goes from this persona to others; the other direction is theirs to say. */
  readonly relations?: readonly PersonaRelation[] | undefined
  /** What it is found by: terms of a vocabulary of tags. */
  readonly tags?: readonly string[] | undefined
  /** How it weighs what it is given: traits of a vocabulary of discernment, rated. */
  readonly discernment?: RatingProfile | undefined
  /** How it means to come across: factors of a vocabulary of design targets, rated. */
  readonly designTarget?: RatingProfile | undefined
  /** What else is known of it, by the dimensions of vocabularies; for hosts, and told to no model. */
  readonly dimensions?: DimensionProfile | undefined
  /** What it is asked for by an action, in place of what its components make of it. */
  readonly actions?: Readonly<Partial<Record<Action, string>>> | undefined
}
