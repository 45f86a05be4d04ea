import type { Decision } from '@fcc/contracts'

/**
 * One decision from that on the content as it came and that after redacting it. The second decides;
 * what the redaction fixed stands before its reasons, and its findings stay those of the content
 * as it came.
 */
export function mergeDecisions(first: Decision, second: Decision): Decision {
  const redactions = first.obligations.filter(({ kind }) => kind === 'redact')
  const asked = new Set(redactions.map(({ rule }) => rule))
  const stillFiring = new Set(second.reasons.map(({ rule }) => rule))
  const remedied = first.reasons
    .filter(({ rule }) => asked.has(rule) && !stillFiring.has(rule))
    .map((reason) => ({ ...reason, effect: 'remedied' as const }))
  const approvals = second.obligations.filter(({ kind }) => kind === 'require_approval')
  const facts: Record<string, Decision['facts'][string]> = { ...first.facts }
  for (const [namespace, values] of Object.entries(second.facts)) {
    facts[namespace] = { ...facts[namespace], ...values }
  }
  return {
    ...second,
    reasons: [...remedied, ...second.reasons],
    obligations: [...redactions, ...approvals],
    rules: {
      considered: second.rules.considered,
      fired: second.rules.fired + remedied.length,
    },
    inputs: [...first.inputs, ...second.inputs],
    findings: first.findings,
    facts,
  }
}
