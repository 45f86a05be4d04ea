import type { Actor } from '@fcc/contracts'

/**
 * Who acts at a node, in words.
 *
 * @param provider the one that is used where a model node names none
 * @example
 * actedBy({ kind: 'skill', skill: 'fcc-healthcare/deidentify' }, provider) // 'skill fcc-healthcare/deidentify'
 */
export function actedBy(actor: Actor, provider: string): string {
  if (actor.kind === 'skill') return `skill ${actor.skill}`
  if (actor.kind === 'human') return `a person (${actor.roles.join(' or ') || 'anybody'})`
  if (actor.kind === 'workflow') return `workflow ${actor.workflow}`
  return `${actor.action} by ${actor.provider ?? provider}`
}
