import { higherLevel, type Level, rankOf } from './level.ts'

/** An element of the lattice: a level with compartments. */
export interface SecurityLabel {
  readonly level: Level
  readonly compartments: readonly string[]
}

/**
 * Whether a holder of `left` may read what bears `right` (Bell and LaPadula, simple security):
 * at least its level, and every one of its compartments. Two labels may be incomparable.
 *
 * @example
 * dominates({ level: 'S', compartments: ['SI'] }, { level: 'C', compartments: [] }) // true
 */
export function dominates(left: SecurityLabel, right: SecurityLabel): boolean {
  return (
    rankOf(left.level) >= rankOf(right.level) &&
    right.compartments.every((compartment) => left.compartments.includes(compartment))
  )
}

/** The least label that dominates both: what content made from both must bear. */
export function joinLabels(left: SecurityLabel, right: SecurityLabel): SecurityLabel {
  return {
    level: higherLevel(left.level, right.level),
    compartments: [...new Set([...left.compartments, ...right.compartments])].sort(),
  }
}
