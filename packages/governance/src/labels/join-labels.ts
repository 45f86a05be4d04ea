import { type LabelScheme, type LabelSet, NO_LABELS } from '@fcc/contracts'
import { unknownLabelLevel, unknownLabelScheme } from '../diagnostics.ts'
import { isEmptyLabels, labelSet } from './label-set.ts'

/**
 * The least label set that is at least as high as each of those given: the union of categories,
 * the highest level of each scheme, the intersection of each audience. Associative, commutative,
 * idempotent and monotone, with `NO_LABELS` as its identity (a lattice's least upper bound,
 * Denning 1976).
 *
 * @throws FccError `FCC_LABELS_UNKNOWN_LEVEL` for a level that its scheme does not have, and
 * `FCC_LABELS_UNKNOWN_SCHEME` where two levels of a scheme that is not installed would have to be compared.
 * @example
 * joinLabels(schemes, note, attachment)
 */
export function joinLabels(
  schemes: readonly LabelScheme[],
  ...sets: readonly LabelSet[]
): LabelSet {
  const speaking = sets.filter((set) => !isEmptyLabels(set))
  const [first] = speaking
  if (first === undefined) return NO_LABELS
  if (speaking.length === 1 && isInOneForm(schemes, first)) return first
  const categories = new Set<string>()
  const levels: Record<string, string> = {}
  const audiences: Record<string, readonly string[]> = {}
  for (const set of speaking) {
    for (const category of set.categories) categories.add(category)
    for (const [key, level] of Object.entries(set.levels)) {
      const id = schemeIdOf(schemes, key)
      levels[id] = higherLevel(schemes, id, level, levels[id])
    }
    for (const [key, audience] of Object.entries(set.audiences)) {
      const id = schemeIdOf(schemes, key)
      const held = audiences[id]
      audiences[id] = held === undefined ? audience : held.filter((who) => audience.includes(who))
    }
  }
  return labelSet({ categories, levels, audiences })
}

/**
 * Whether one label set is at least as high as another: everything that may be done with content
 * under `upper` may be done with content under `lower`. (Bell and LaPadula 1973: `dominates`.)
 *
 * @example
 * dominatesLabels(schemes, clearance, document.labels)   // may be read
 */
export function dominatesLabels(
  schemes: readonly LabelScheme[],
  upper: LabelSet,
  lower: LabelSet,
): boolean {
  const above = joinLabels(schemes, upper)
  const below = joinLabels(schemes, lower)
  if (!below.categories.every((category) => above.categories.includes(category))) return false
  for (const [id, level] of Object.entries(below.levels)) {
    if (levelRank(schemes, id, above.levels[id]) < levelRank(schemes, id, level)) return false
  }
  for (const [id, audience] of Object.entries(below.audiences)) {
    const narrower = above.audiences[id]
    if (!narrower?.every((who) => audience.includes(who))) return false
  }
  return true
}

/** A label set is keyed by scheme id; people may write the scheme's word, which is resolved here. */
function schemeIdOf(schemes: readonly LabelScheme[], key: string): string {
  for (const scheme of schemes) if (scheme.id === key) return key
  for (const scheme of schemes) if (scheme.scheme === key) return scheme.id
  return key
}

function levelRank(schemes: readonly LabelScheme[], id: string, level: string | undefined): number {
  if (level === undefined) return 0
  const scheme = schemes.find((each) => each.id === id)
  if (scheme === undefined) throw unknownLabelScheme(id)
  const rank = scheme.levels.indexOf(level)
  if (rank < 0) throw unknownLabelLevel(id, level, scheme.levels)
  return rank
}

function higherLevel(
  schemes: readonly LabelScheme[],
  id: string,
  level: string,
  held: string | undefined,
): string {
  if (held === undefined && !schemes.some((scheme) => scheme.id === id)) return level
  if (held === level) return held
  const rank = levelRank(schemes, id, level)
  return held !== undefined && levelRank(schemes, id, held) >= rank ? held : level
}

function isInOneForm(schemes: readonly LabelScheme[], set: LabelSet): boolean {
  if (!Object.isFrozen(set) || !Object.isFrozen(set.categories)) return false
  for (const key in set.levels) {
    if (schemeIdOf(schemes, key) !== key) return false
    if (schemes.some((scheme) => scheme.id === key)) levelRank(schemes, key, set.levels[key])
  }
  for (const key in set.audiences) if (schemeIdOf(schemes, key) !== key) return false
  return true
}
