import type { GateOutcome, Issue } from '@fcc/contracts'
import type { GateEvaluation } from './evaluate-gate.ts'
import type { VisitPorts } from './visit-ports.ts'

/** The least confidence of a finding for which a sentence is withheld. */
const WITHHOLD_AT_LEAST = 0.5

/** How a provider may name the model that answered; another name is not taken over. */
const modelName = /^[\w.:/@ -]{1,120}$/

/**
 * A sentence of a plugin's that would stand in clear, or the word that it is withheld. Plugins are
 * told to say ids and counts, and one that quotes content must not bring it into records and logs:
 * the tenant's own detectors look at what is said.
 */
export async function withheld(
  ports: Pick<VisitPorts, 'governor' | 'signal'>,
  sentence: string,
): Promise<string> {
  if (sentence === '') return sentence
  const { findings, couldNotCheck } = await ports.governor.inspect(sentence, ports.signal)
  if (couldNotCheck.length > 0) return '(withheld: it could not be looked into)'
  const found = findings.filter(({ confidence }) => confidence >= WITHHOLD_AT_LEAST)
  if (found.length === 0) return sentence
  const categories = [...new Set(found.map(({ category }) => category))].sort()
  return `(withheld: it holds ${categories.join(', ')})`
}

/** A gate's evaluation with every sentence of a plugin's looked at. */
export async function withheldEvaluation(
  ports: Pick<VisitPorts, 'governor' | 'signal'>,
  { outcome, issues }: GateEvaluation,
): Promise<GateEvaluation> {
  const checks: GateOutcome['checks'][number][] = []
  for (const check of outcome.checks) {
    checks.push({ ...check, reason: await withheld(ports, check.reason) })
  }
  const said: Issue[] = []
  for (const issue of issues) {
    said.push({ ...issue, message: await withheld(ports, issue.message) })
  }
  return { outcome: { ...outcome, checks }, issues: said }
}

/** The name of a model, if it looks like one. */
export function plainModelName(name: string): string {
  return modelName.test(name) ? name : 'unnamed'
}
