/**
 * Picks one of several by a seed and the place it is picked for: always the same one for the same
 * words. The hash is FNV-1a, 32 bit (Fowler, Noll and Vo): quick, and no secret depends on it.
 *
 * @example
 * seededChoice(['a', 'b', 'c'], 'plan-digest', 'opening', 'Capability matrix')
 */
export function seededChoice<Item>(items: readonly [Item, ...Item[]], ...words: string[]): Item {
  return items[seededNumber(...words) % items.length] ?? items[0]
}

/** A number of 32 bits that depends on the words and their order alone. */
export function seededNumber(...words: string[]): number {
  let hash = 0x811c9dc5
  for (const character of words.join('\u0000')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}
