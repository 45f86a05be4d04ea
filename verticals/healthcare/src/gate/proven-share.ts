import type { Score, Scorer } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import type { AttestOnce } from '../attest/attest-once.ts'
import { LEAST_PROVEN_WORDS } from '../attest/attest-packet.ts'
import { caseDoubtText } from '../attest/case-doubt.ts'
import type { Settings } from '../settings.ts'

/**
 * The share of a release packet's words and numbers that are proven to identify nobody. A packet
 * without content proves nothing, nor does a note without ordinary capitals; neither is measured.
 */
export function createProvenShare(attest: AttestOnce): Scorer<Settings> {
  return {
    id: 'fcc-healthcare/proven-share',
    title: 'Share of words and numbers proven to identify nobody',
    score: ({ text }, { tenant, settings, signal }) =>
      atOnceOrInTurns(text, scoreSteps(attest(text, tenant.id, settings.deidentification)), {
        signal,
      }),
  }
}

function* scoreSteps(attesting: ReturnType<AttestOnce>): Steps<Score> {
  const attestation = yield* attesting
  if (!attestation) return { kind: 'not_measured', reason: 'no release packet' }
  const { suspects, tokens, provenWords, caseDoubts } = attestation
  if (caseDoubts.length > 0) {
    return { kind: 'not_measured', reason: caseDoubtText(caseDoubts, 'note') }
  }
  if (provenWords < LEAST_PROVEN_WORDS) {
    const reason = `${provenWords} proven words in the note, and ${LEAST_PROVEN_WORDS} are needed: give the whole note`
    return { kind: 'not_measured', reason }
  }
  return {
    kind: 'scored',
    value: (tokens - suspects.length) / tokens,
    reason: `${suspects.length} of ${tokens} words and numbers not proven`,
  }
}
