import type { Score, Scorer } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import { attestPacketSteps, LEAST_PROVEN_WORDS } from '../attest/attest-packet.ts'
import type { Settings } from '../settings.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

/**
 * The share of a release packet's words and numbers that are proven to identify nobody. A packet
 * without content proves nothing and is not measured.
 */
export function createProvenShare(vocabulary: Vocabulary): Scorer<Settings> {
  return {
    id: 'fcc-healthcare/proven-share',
    title: 'Share of words and numbers proven to identify nobody',
    score: ({ text }, { signal }) =>
      atOnceOrInTurns(text, scoreSteps(text, vocabulary), { signal }),
  }
}

function* scoreSteps(text: string, vocabulary: Vocabulary): Steps<Score> {
  const attestation = yield* attestPacketSteps(text, vocabulary)
  if (!attestation) return { kind: 'not_measured', reason: 'no release packet' }
  const { suspects, tokens, provenWords } = attestation
  if (provenWords < LEAST_PROVEN_WORDS) {
    return { kind: 'not_measured', reason: `${provenWords} proven words in the note` }
  }
  return {
    kind: 'scored',
    value: (tokens - suspects.length) / tokens,
    reason: `${suspects.length} of ${tokens} words and numbers not proven`,
  }
}
