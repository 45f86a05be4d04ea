import type { z } from 'zod'

/**
 * Refuses names of one block that differ only by case, or by how Unicode composes them: whoever writes
 * or reads one takes it for the other.
 *
 * @example
 * z.record(z.string(), provider).superRefine(apartByMoreThanCase) // `Ward` and `ward` are refused
 */
export function apartByMoreThanCase(
  block: Readonly<Record<string, unknown>>,
  context: z.core.$RefinementCtx,
): void {
  const known = new Map<string, string>()
  for (const name of Object.keys(block)) {
    const folded = name.normalize('NFKC').toLowerCase()
    const other = known.get(folded)
    if (other === undefined) known.set(folded, name)
    else {
      context.addIssue({
        code: 'custom',
        message: `differs only by case from ${other}; give it another name`,
        path: [name],
      })
    }
  }
}
