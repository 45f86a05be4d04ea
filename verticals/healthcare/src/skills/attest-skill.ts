import type { Skill, SkillResult } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import { attestPacketSteps } from '../attest/attest-packet.ts'
import { renderAttestation } from '../attest/attestation-text.ts'
import { renderResiduals } from '../attest/residual-list.ts'
import { inputMissing, packetUnreadable } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

const id = 'fcc-healthcare/attest'

/**
 * Attests a release packet by proof, not by detection, and lists what it could not prove. The route
 * becomes a fact only where nothing is left and all of it could be judged, so that no permit holds on the word of a doubtful packet.
 *
 * @throws FccError `FCC_HEALTHCARE_PACKET_UNREADABLE` where the text has not the packet's sections
 */
export function createAttestSkill(vocabulary: Vocabulary): Skill<Settings> {
  return {
    id,
    title: 'Attest that a release packet identifies nobody',
    says: '{tokens} words and numbers checked, {residuals} not proven',
    input: ['release-packet'],
    output: ['attestation', 'residuals'],
    run({ artifacts }, { signal }) {
      const packet = artifacts['release-packet']
      if (!packet) throw inputMissing(id, 'release-packet')
      return atOnceOrInTurns(packet.text, attest(packet.text, vocabulary), { signal })
    },
  }
}

function* attest(packet: string, vocabulary: Vocabulary): Steps<SkillResult> {
  const attestation = yield* attestPacketSteps(packet, vocabulary)
  if (!attestation) throw packetUnreadable()
  yield packet.length
  return {
    artifacts: {
      attestation: renderAttestation(attestation),
      residuals: { text: renderResiduals(attestation), mediaType: 'application/json' },
    },
    measures: { residuals: attestation.unproven, tokens: attestation.tokens },
    facts: attestation.unproven === 0 ? { 'deidentification.route': 'safe-harbor' } : {},
  }
}
