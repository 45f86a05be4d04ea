import type { Attestation } from './attest-packet.ts'
import { caseDoubtText } from './case-doubt.ts'

/** Writes an attestation as Markdown: counts and kinds of doubt, never what stands there. */
export function renderAttestation(attestation: Attestation): string {
  const { suspects, tokens, provenWords, caseDoubts, unproven } = attestation
  const kinds = new Map<string, number>()
  for (const { suspicion } of suspects) kinds.set(suspicion, (kinds.get(suspicion) ?? 0) + 1)
  const doubts = [...kinds].map(([kind, count]) => `- ${kind}: ${count}`)
  return [
    '# Attestation',
    '',
    unproven === 0 ? 'Attested.' : 'Not attested.',
    '',
    '- Route: Safe Harbor, 45 CFR 164.514(b)(2)',
    '- Method: every word and number proven by allow-list, otherwise a residual',
    `- Words and numbers judged: ${tokens}`,
    `- Proven words of the note: ${provenWords}`,
    '',
    ...(caseDoubts.length === 0
      ? []
      : ['## Not judged', '', `It could not be judged: ${caseDoubtText(caseDoubts, 'note')}.`, '']),
    '## Residuals',
    '',
    ...(doubts.length === 0 ? ['None.'] : doubts),
    '',
  ].join('\n')
}
