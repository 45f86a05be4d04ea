import type { RunRecord } from '@fcc/contracts'

/** What became of a run, for people: its state, why, what it cost, and what each gate said. Pure. */
export function tellRun({
  state,
  reasons,
  waiting,
  gates,
  envelope,
}: RunRecord): readonly string[] {
  const { inputTokens, outputTokens } = envelope.usage
  return [
    `${state}; ${inputTokens} tokens read, ${outputTokens} written`,
    ...Object.values(gates).flatMap(({ gate, passed, score, threshold, checks }) => [
      `  ${passed ? '✓' : '✗'} gate ${gate}: ${score === undefined ? 'not measured' : score.toFixed(2)} of ${threshold}`,
      ...checks.map(
        ({ id, outcome, reason }) => `      ${outcome === 'passed' ? '✓' : '✗'} ${id}  ${reason}`,
      ),
    ]),
    ...reasons.map(({ id, say }) => `  because  ${id}  ${say}`),
    ...(waiting?.for === 'provider'
      ? [`  waits for the provider: ${waiting.failure ?? 'no failure named'}`]
      : []),
  ]
}
