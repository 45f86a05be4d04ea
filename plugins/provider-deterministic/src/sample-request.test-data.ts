import type { Artifact, Persona, ProviderRequest } from '@fcc/contracts'
import { NO_LABELS } from '@fcc/contracts'

/** A made-up artifact without labels. */
export function sampleArtifact(name: string, text: string): Artifact {
  return { name, text, mediaType: 'text/markdown', labels: NO_LABELS }
}

/** A made-up persona. */
export const samplePersona: Persona = {
  id: 'acme/GK',
  code: 'GK',
  name: 'Garden Keeper',
  phase: 'Create',
  roleTitle: 'Keeper of the kitchen garden',
  category: 'garden',
  color: '#2b8a3e',
  riscear: {
    role: 'Plans what grows where.',
    inputs: ['A sketch of the beds'],
    style: 'Plain words, one thought a line.',
    constraints: [
      { text: 'MUST name the frost date.', check: { kind: 'contains', phrase: 'frost date' } },
      { text: 'MUST keep the beds apart.' },
    ],
    expectedOutput: ['Bed plan', 'Sowing calendar'],
    archetype: 'The Patient Hand',
    responsibilities: ['Rotate the beds.', 'Keep the soil covered.'],
    roleSkills: ['Reading soil', 'Sharpening tools'],
    roleCollaborators: [],
    roleAdoptionChecklist: ['Has grown a season'],
  },
  duties: [],
  orchestrates: [],
}

/** A made-up request, with what a test wants to be different. */
export function sampleRequest(changes: Partial<ProviderRequest> = {}): ProviderRequest {
  return {
    prompt: { system: 'system', user: 'user' },
    persona: samplePersona,
    action: 'document',
    template: undefined,
    artifacts: {
      sketch: sampleArtifact('sketch', '# Beds\n\nFour of them.\n\n## Paths\n\nGravel.'),
    },
    feedback: {},
    produces: 'garden-plan',
    mediaType: 'text/markdown',
    seed: 'digest-of-the-plan',
    ...changes,
  }
}

/** The persona with other words in one component. */
export function withRiscear(changes: Partial<Persona['riscear']>): Persona {
  return { ...samplePersona, riscear: { ...samplePersona.riscear, ...changes } }
}
