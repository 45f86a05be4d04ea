import type { DecisionReason, Separation } from '@fcc/contracts'
import { compareText } from '../compare-text.ts'

/** Who has done, or is about to do, what a duty names. */
export interface DutyAssignment {
  readonly duty: string
  /** The person or model behind the persona: two personas of one person are one principal. */
  readonly principal: string
}

/**
 * The separations that a run would break: a principal who holds two duties that one separation
 * keeps apart (dynamic separation of duty with n = 2, ANSI INCITS 359). One reason per separation and
 * principal, by separation and then by principal.
 *
 * @example
 * separationProblems(governance.separations, [
 *   { duty: 'model', principal: 'ana' },
 *   { duty: 'validate', principal: 'ana' },
 * ])
 */
export function separationProblems(
  separations: readonly Separation[],
  assignments: readonly DutyAssignment[],
): readonly DecisionReason[] {
  const held = new Map<string, Set<string>>()
  for (const { duty, principal } of assignments) {
    const duties = held.get(principal) ?? new Set()
    held.set(principal, duties.add(duty))
  }
  const holders = [...held].map(([id, duties]) => ({ id, duties }))
  return conflicts(separations, holders)
}

/**
 * The separations that a workflow breaks before it ever runs: a persona bound in it that carries two
 * duties which one separation keeps apart (static separation of duty with n = 2, ANSI INCITS 359). A
 * workflow with such a persona does not load.
 */
export function staticSeparationProblems(
  separations: readonly Separation[],
  personas: readonly { readonly id: string; readonly duties: readonly string[] }[],
): readonly DecisionReason[] {
  const unique = new Map(personas.map(({ id, duties }) => [id, new Set(duties)]))
  return conflicts(
    separations,
    [...unique].map(([id, duties]) => ({ id, duties })),
  )
}

interface Holder {
  readonly id: string
  readonly duties: ReadonlySet<string>
}

function conflicts(
  separations: readonly Separation[],
  holders: readonly Holder[],
): readonly DecisionReason[] {
  const sorted = [...holders].sort(byId)
  return [...separations].sort(byId).flatMap(({ id, duties, say, cites }) =>
    sorted.flatMap((holder): readonly DecisionReason[] => {
      const conflicting = [...new Set(duties)].filter((duty) => holder.duties.has(duty))
      if (conflicting.length < 2) return []
      const who = `${holder.id}: ${conflicting.join(', ')}`
      return [{ rule: id, tier: 'separation', effect: 'forbid', say: `${say} (${who})`, cites }]
    }),
  )
}

function byId(left: { readonly id: string }, right: { readonly id: string }): number {
  return compareText(left.id, right.id)
}
