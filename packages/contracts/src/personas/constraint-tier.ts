import type { Tier } from '../constitutions/constitution.ts'
import type { Constraint } from './persona.ts'

/**
 * The tier of a persona's constraint, by its RFC 2119 word: what it MUST NOT do is a hard stop, what it
 * MUST do is mandatory, anything else is preferred. A persona's constraints in these tiers are the
 * constitution that it carries itself.
 *
 * @example
 * constraintTier({ text: 'MUST NOT index an asset without its access conditions.' }) // 'hard_stop'
 */
export function constraintTier({ text }: Constraint): Tier {
  if (/^(MUST|SHALL) NOT\b/.test(text)) return 'hard_stop'
  return /^(MUST|SHALL|REQUIRED)\b/.test(text) ? 'mandatory' : 'preferred'
}
