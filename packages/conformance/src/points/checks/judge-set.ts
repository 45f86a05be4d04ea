/** What differs between ids that a case expects, in any order, and those that were found; nothing where it names none. */
export function judgeSet(
  what: string,
  expected: readonly string[] | undefined,
  found: readonly string[],
): readonly string[] {
  if (expected === undefined || expected.toSorted().join() === found.toSorted().join()) return []
  return [`${what} are ${found.join(', ') || 'none'}, expected ${expected.join(', ') || 'none'}.`]
}
