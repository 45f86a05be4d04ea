import type { Skill, SkillResult } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import type { AttestOnce } from '../attest/attest-once.ts'
import { renderAttestation } from '../attest/attestation-text.ts'
import { renderResiduals } from '../attest/residual-list.ts'
import { inputMissing, packetUnreadable } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'

const id = 'fcc-healthcare/attest'

/**
 * Attests a release packet by proof, not by detection, and lists what it could not prove. The route
 * becomes a fact only where nothing is left and all of it could be judged, so that no permit holds on the word of a doubtful packet.
 *
 * @throws FccError `FCC_HEALTHCARE_PACKET_UNREADABLE` where the text has not the packet's sections
 */
export function createAttestSkill(attestOnce: AttestOnce): Skill<Settings> {
  return {
    id,
    title: 'Attest that a release packet identifies nobody',
    says: '{tokens} words and numbers checked, {residuals} not proven',
    input: ['release-packet'],
    output: ['attestation', 'residuals'],
    run({ artifacts }, { tenant, settings, signal }) {
      const packet = artifacts['release-packet']
      if (!packet) throw inputMissing(id, 'release-packet')
      const attesting = attestOnce(packet.text, tenant.id, settings.deidentification)
      return atOnceOrInTurns(packet.text, attest(packet.text, attesting), { signal })
    },
  }
}

function* attest(packet: string, attesting: ReturnType<AttestOnce>): Steps<SkillResult> {
  const attestation = yield* attesting
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
