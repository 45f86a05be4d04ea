import type { RelationType } from '@fcc/contracts'

/** One persona's relations as something that can be drawn: texts only, control characters escaped. */
export interface RelationPicture {
  readonly id: string
  /** `Research Crafter (RC)`. */
  readonly title: string
  /** Who works towards it, in the order in which they are drawn. */
  readonly upstream: readonly DrawnRelation[]
  /** Whom it works towards. */
  readonly downstream: readonly DrawnRelation[]
}

/** A relation with the persona at its other end. */
export interface DrawnRelation {
  /** `Blueprint Crafter (BC)`. */
  readonly persona: string
  readonly type: RelationType
  readonly strength: 'primary' | 'secondary'
}

/** How each type is drawn: a line of its own, told apart without colour. */
export const RELATION_LINES: Readonly<
  Record<RelationType, { readonly dash: string; readonly width: number; readonly sign: string }>
> = {
  handoff: { dash: '', width: 1.5, sign: '─' },
  feedback: { dash: '7 4', width: 1.5, sign: '┄' },
  coordination: { dash: '2 3', width: 1.5, sign: '·' },
  governance: { dash: '10 3 2 3', width: 2, sign: '╌' },
  'champion-of': { dash: '', width: 3.5, sign: '═' },
}

/** What a relation is called, in words. */
export function relationWords({ type, strength }: DrawnRelation): string {
  return strength === 'primary' ? type : `${type}, secondary`
}

/** All of a picture in one sentence each way, for whoever cannot see it. */
export function relationsInWords({ title, upstream, downstream }: RelationPicture): string {
  const list = (relations: readonly DrawnRelation[]) =>
    relations.map((each) => `${each.persona} (${relationWords(each)})`).join(', ') || 'nobody'
  return `Towards ${title} work ${list(upstream)}. It works towards ${list(downstream)}.`
}
