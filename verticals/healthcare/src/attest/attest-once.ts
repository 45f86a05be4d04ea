import type { Steps } from '@fcc/detection'
import type { KeptRules } from '../deidentify/kept-rules.ts'
import { madeOnce } from '../made-once.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { type Attestation, attestPacketSteps } from './attest-packet.ts'

/** Attests a packet of a tenant, once for all who ask for the same bytes. */
export type AttestOnce = (
  packet: string,
  tenant: string,
  kept: KeptRules,
) => Steps<Attestation | undefined>

/** What the skill, the scorer and the validator of one plugin share: the release packet is proven once, not three times. */
export function createAttestOnce(vocabulary: Vocabulary): AttestOnce {
  return madeOnce((packet, kept) => attestPacketSteps(packet, vocabulary, kept))
}
