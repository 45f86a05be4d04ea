/** How one persona stands to another. */
export const RELATION_TYPES = [
  'handoff',
  'feedback',
  'coordination',
  'governance',
  'champion-of',
] as const
export type RelationType = (typeof RELATION_TYPES)[number]

/** A relation that starts at the persona which holds it. */
export interface PersonaRelation {
  /** The code of the persona that it leads to. */
  readonly to: string
  readonly type: RelationType
  /** `secondary` for one that work takes now and then. */
  readonly strength: 'primary' | 'secondary'
}
