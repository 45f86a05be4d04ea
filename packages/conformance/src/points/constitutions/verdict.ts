import type { Decision } from '@fcc/contracts'
import { canonicalText } from '../checks/canonical-text.ts'

/** What a decision comes to, as text: whatever the order of its reasons. */
export function verdictOf(decision: Decision): string {
  const { reasons, errors, obligations } = decision
  return canonicalText([
    decision.decision,
    reasons.map(({ rule, effect }) => `${rule} ${effect}`).sort(),
    errors.map(({ rule, code }) => `${rule} ${code}`).sort(),
    obligations.map(({ kind, rule }) => `${rule} ${kind}`).sort(),
  ])
}
