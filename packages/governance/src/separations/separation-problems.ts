import type { DecisionReason, Separation } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import { compareText } from '../compare-text.ts'
import { reportGovernance } from '../diagnostics.ts'

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
  const principals = [...held].sort(([left], [right]) => compareText(left, right))
  return [...separations].sort(byId).flatMap((separation) =>
    principals.flatMap(([principal, duties]): readonly DecisionReason[] => {
      const conflicting = conflictOf(separation, duties)
      if (conflicting.length < 2) return []
      return [
        {
          rule: separation.id,
          tier: 'separation',
          effect: 'forbid',
          say: `${separation.say} (${principal}: ${conflicting.join(', ')})`,
          cites: separation.cites,
        },
      ]
    }),
  )
}

/**
 * The separations that a workflow breaks before it ever runs: a persona bound in it that carries two
 * duties which one separation keeps apart (static separation of duty with n = 2, ANSI INCITS 359).
 */
export function staticSeparationProblems(
  separations: readonly Separation[],
  personas: readonly { readonly id: string; readonly duties: readonly string[] }[],
): readonly Diagnostic[] {
  const unique = new Map(personas.map((persona) => [persona.id, persona]))
  const bound = [...unique.values()].sort(byId)
  return [...separations].sort(byId).flatMap((separation) =>
    bound.flatMap(({ id, duties }) => {
      const conflicting = conflictOf(separation, new Set(duties))
      if (conflicting.length < 2) return []
      const concern = { pointId: 'personas' }
      return [reportGovernance('FCC_SEPARATION_CONFLICT', concern, separation.id, id, conflicting)]
    }),
  )
}

function conflictOf({ duties }: Separation, held: ReadonlySet<string>): readonly string[] {
  return [...new Set(duties)].filter((duty) => held.has(duty))
}

function byId(left: { readonly id: string }, right: { readonly id: string }): number {
  return compareText(left.id, right.id)
}
