import type { Decision, Finding } from '@fcc/contracts'
import { type CompiledRule, redactionFor } from './compiled-rule.ts'
import type { DecisionInput } from './decision-input.ts'

/**
 * What to redact after a decision. A remedy is tried only where every rule that forbids asks for it
 * and would be fixed: else a lower layer's remedy could cure what a higher layer forbids.
 */
export function resolveRedaction(
  rules: readonly CompiledRule[],
  decision: Decision,
  input: DecisionInput,
): readonly Finding[] {
  const asking = new Set(
    decision.obligations.filter(({ kind }) => kind === 'redact').map(({ rule }) => rule),
  )
  if (asking.size === 0 || decision.errors.length > 0) return []
  const isHelpless = decision.reasons.some(
    ({ effect, rule }) => effect === 'forbid' && !asking.has(rule),
  )
  if (isHelpless) return []
  const redacted = new Set<Finding>()
  for (const compiled of rules) {
    if (!asking.has(compiled.rule.id)) continue
    for (const finding of redactionFor(compiled, input)) redacted.add(finding)
  }
  return input.findings.filter((finding) => redacted.has(finding))
}
