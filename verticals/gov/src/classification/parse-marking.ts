import type { CuiProfile, Marking } from './marking.ts'
import { parseClassifiedMarking } from './parse-classified-marking.ts'
import { parseCuiMarking } from './parse-cui-marking.ts'

/**
 * Reads a banner or portion marking of either kind, without its parentheses.
 *
 * @returns the marking with what breaks its grammar, or `undefined` where the text begins with no
 *   control word
 * @example
 * parseMarking('TS//SI//NF', 'nara') // { level: 'TS', compartments: ['SI'], dissemination: ['NOFORN'], … }
 */
export function parseMarking(text: string, profile: CuiProfile): Marking | undefined {
  return parseCuiMarking(text, profile) ?? parseClassifiedMarking(text)
}
