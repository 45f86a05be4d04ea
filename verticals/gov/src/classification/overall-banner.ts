import type { Level } from './level.ts'
import type { Marking } from './marking.ts'
import { joinLabels, type SecurityLabel } from './security-label.ts'

const WORDS: Readonly<Record<Level, string>> = {
  U: 'UNCLASSIFIED',
  CUI: 'CUI',
  C: 'CONFIDENTIAL',
  S: 'SECRET',
  TS: 'TOP SECRET',
}

/**
 * The banner of something made from parts with these markings: the highest level, every
 * compartment, every limit. Lists of countries intersect, and an empty intersection is NOFORN.
 * `undefined` where no part bears a marking.
 *
 * @example
 * overallBanner(findMarkings(plan, 'nara').map((found) => found.marking)) // 'CUI//ISVI'
 */
export function overallBanner(markings: readonly Marking[]): string | undefined {
  if (markings.length === 0) return undefined
  const lowest: SecurityLabel = { level: 'U', compartments: [] }
  const { level, compartments } = markings.reduce<SecurityLabel>(joinLabels, lowest)
  const groups = [
    level === 'CUI' ? sortedCategories(markings).join('/') : compartments.join('/'),
    disseminationOf(markings).join('/'),
  ]
  return [WORDS[level], ...groups.filter((group) => group !== '')].join('//')
}

/** Specified categories first, each kind in alphabetical order. */
function sortedCategories(markings: readonly Marking[]): readonly string[] {
  const all = [...new Set(markings.flatMap((marking) => marking.cuiCategories))].sort()
  const isSpecified = (category: string) => category.startsWith('SP-')
  return [...all.filter(isSpecified), ...all.filter((category) => !isSpecified(category))]
}

function disseminationOf(markings: readonly Marking[]): readonly string[] {
  const names = new Set(markings.flatMap((marking) => marking.dissemination))
  const lists = markings
    .filter((marking) => marking.dissemination.includes('REL TO'))
    .map((marking) => marking.releasableTo)
  if (names.delete('REL TO') && !names.has('NOFORN')) {
    const shared = (lists[0] ?? []).filter((country) =>
      lists.every((list) => list.includes(country)),
    )
    names.add(shared.length > 1 ? `REL TO ${shared.join(', ')}` : 'NOFORN')
  }
  return [...names].sort()
}
