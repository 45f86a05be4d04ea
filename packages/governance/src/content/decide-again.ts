import type { Decision, DecisionInput } from '@fcc/contracts'
import type { Governance } from '../decisions/governance.ts'
import { mergeDecisions } from './remedied-decision.ts'

/**
 * Decides once more what was decided before, on the inputs that were kept with the decision: by the same
 * governance with the same result, by another one with what its rules would have said. Where other
 * rules would redact and those of then did not, the content as their remedy would have left it is not
 * known: the decision is then that on the content as it came.
 *
 * @param inputs one, or two where a remedy changed the content in between
 * @example
 * for (const { inputs } of visit.decisions) decideAgain(proposed, inputs)
 */
export function decideAgain(
  governance: Governance,
  inputs: readonly DecisionInput[],
): Decision | undefined {
  const [first, second] = inputs
  if (first === undefined) return undefined
  const decided = governance.decide(first)
  return second === undefined ? decided : mergeDecisions(decided, governance.decide(second))
}
