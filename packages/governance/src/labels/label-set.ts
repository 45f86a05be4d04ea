import type { LabelSet } from '@fcc/contracts'
import { compareText } from '../compare-text.ts'

/** What a label set is made from; whatever is left out is empty. */
export interface LabelParts {
  readonly categories?: Iterable<string> | undefined
  readonly levels?: Readonly<Record<string, string>> | undefined
  readonly audiences?: Readonly<Record<string, Iterable<string>>> | undefined
}

/**
 * Makes a label set in its one form: categories and audiences sorted and without duplicates, keys
 * sorted, everything frozen. Two sets that say the same are then deeply equal.
 *
 * @example
 * labelSet({ categories: ['phi', 'mnpi/acme', 'phi'] }).categories   // ['mnpi/acme', 'phi']
 */
export function labelSet(parts: LabelParts): LabelSet {
  return Object.freeze({
    categories: sortedSet(parts.categories ?? []),
    levels: sortedRecord(parts.levels ?? {}, (level) => level),
    audiences: sortedRecord(parts.audiences ?? {}, sortedSet),
  })
}

/**
 * Removes one category, or with a name ending in `/` every category below it. For use after a
 * permitted `declassify` and nowhere else; levels and audiences stay as they are.
 *
 * @example
 * lowerLabels(labels, 'phi')      // without 'phi'
 * lowerLabels(labels, 'mnpi/')    // without 'mnpi/acme' and every other issuer
 */
export function lowerLabels(labels: LabelSet, category: string): LabelSet {
  const kept = labels.categories.filter((held) => !isCovered(held, category))
  return kept.length === labels.categories.length
    ? labels
    : labelSet({ ...labels, categories: kept })
}

/** Whether a name is what a pattern says: the same, or below it where the pattern ends in `/`. */
export function isCovered(name: string, pattern: string): boolean {
  return pattern.endsWith('/') ? name.startsWith(pattern) : name === pattern
}

/** Whether a set says nothing, so that joining it changes nothing. */
export function isEmptyLabels({ categories, levels, audiences }: LabelSet): boolean {
  if (categories.length > 0) return false
  for (const _ in levels) return false
  for (const _ in audiences) return false
  return true
}

function sortedSet(values: Iterable<string>): readonly string[] {
  return Object.freeze([...new Set(values)].sort(compareText))
}

function sortedRecord<In, Out>(
  record: Readonly<Record<string, In>>,
  shape: (value: In) => Out,
): Readonly<Record<string, Out>> {
  return Object.freeze(
    Object.fromEntries(
      Object.entries(record)
        .sort(([left], [right]) => compareText(left, right))
        .map(([key, value]) => [key, shape(value)]),
    ),
  )
}
