import type { CodeTable } from './order-file.ts'

/** In what a code falls short of one that can be billed. */
export type SpecificityReason =
  | 'seventh-character-missing'
  | 'seventh-character-wrong'
  | 'filler-misplaced'
  | 'more-detail-needed'

/** Every character that may stand in seventh place of some code. */
const SEVENTHS = [...'ABCDEFGHJKMNPQRS0123459']

/**
 * Says why a code is none that can be billed, where the table tells: it lacks its seventh character, has
 * one that its category does not use, has its filling X elsewhere, or stops too early.
 *
 * Source: ICD-10-CM Official Guidelines, section I.A.4 and I.A.5 (the filling X and seventh characters).
 *
 * @param key the code without its dot
 * @returns nothing where the table tells none of these
 * @example
 * whyNotSpecific('T360X1', table)  // 'seventh-character-missing'
 */
export function whyNotSpecific(key: string, table: CodeTable): SpecificityReason | undefined {
  const extended = (stem: string) => SEVENTHS.some((seventh) => table.has(`${stem}${seventh}`))
  if (key.length < 7 && extended(key.padEnd(6, 'X'))) return 'seventh-character-missing'
  if (key.length === 7) {
    if (extended(key.slice(0, 6))) return 'seventh-character-wrong'
    const bare = key.slice(0, 6).replace(/X+/g, '')
    if (bare.length < 6 && table.has(`${bare.padEnd(6, 'X')}${key.charAt(6)}`)) {
      return 'filler-misplaced'
    }
  }
  return table.get(key)?.billable === false ? 'more-detail-needed' : undefined
}
