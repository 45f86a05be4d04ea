import type { Member } from './members.ts'
import type { ProposedChange } from './proposed-change.ts'

/** A process that does not take a change, and why. */
export interface Refusal {
  readonly process: string
  readonly why: string
}

/** What becomes of a proposed change. */
export type ChangeDecision =
  /** Every process that lives could start it. */
  | { readonly kind: 'commit' }
  | { readonly kind: 'wait'; readonly for: readonly string[] }
  | { readonly kind: 'refused'; readonly by: readonly Refusal[] }
  /** Its time is over, and these said nothing. */
  | { readonly kind: 'unanswered'; readonly by: readonly string[] }

/**
 * Decides about a proposed change by what the processes that live say of it. One that is gone is not among them, and
 * one that joined meanwhile is. Pure.
 */
export function decideChange(
  { id, until }: Pick<ProposedChange, 'id' | 'until'>,
  members: readonly Member[],
  now: number,
): ChangeDecision {
  const refused = members.flatMap(({ process, votes }) => {
    const vote = votes[id]
    return vote?.kind === 'refused' ? [{ process, why: vote.why }] : []
  })
  if (refused.length > 0) return { kind: 'refused', by: refused }
  const silent = members.filter(({ votes }) => !votes[id]).map(({ process }) => process)
  if (now >= until) return { kind: 'unanswered', by: silent }
  return silent.length === 0 ? { kind: 'commit' } : { kind: 'wait', for: silent }
}
