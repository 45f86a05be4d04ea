import { isLabelOf, type LabelScheme, type LabelSet } from '@fcc/contracts'
import { joinLabels } from './join-labels.ts'
import { labelSet } from './label-set.ts'

/** What written labels mean. */
export interface DeclaredLabels {
  readonly labels: LabelSet
  /** Those that no scheme has: a typo would be a rule that silently does not fire. */
  readonly unknown: readonly string[]
}

/**
 * The labels that an input or a scheme declares: each a category, or a level as `<scheme>:<LEVEL>`.
 * Several levels of one scheme give the highest.
 *
 * @example
 * declaredLabels(schemes, ['phi', 'classification:CUI']).labels
 */
export function declaredLabels(
  schemes: readonly LabelScheme[],
  written: readonly string[],
): DeclaredLabels {
  const sets: LabelSet[] = []
  const unknown: string[] = []
  for (const label of written) {
    const scheme = schemes.find((each) => isLabelOf(each, label))
    if (!scheme) {
      unknown.push(label)
      continue
    }
    const level = scheme.levels.find((each) => label === `${scheme.scheme}:${each}`)
    sets.push(
      labelSet(level === undefined ? { categories: [label] } : { levels: { [scheme.id]: level } }),
    )
  }
  return { labels: joinLabels(schemes, ...sets), unknown }
}
