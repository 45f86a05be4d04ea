import {
  type Action,
  type Artifact,
  fillTemplate,
  type ModelRequest,
  NO_LABELS,
  type Persona,
  personaText,
  type Template,
  textPart,
} from '@fcc/contracts'

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

/** What a test wants to be different in a request. */
export interface RequestChanges {
  readonly persona?: Persona
  readonly action?: Action
  readonly template?: Template
  readonly artifacts?: Readonly<Record<string, Artifact>>
  readonly feedback?: Readonly<Record<string, Artifact>>
  readonly seed?: string
}

/** A made-up request, as a step composes it. */
export function sampleRequest(changes: RequestChanges = {}): ModelRequest {
  const { persona = samplePersona, action = 'document', template, feedback = {} } = changes
  const sketch = sampleArtifact('sketch', '# Beds\n\nFour of them.\n\n## Paths\n\nGravel.')
  const artifacts = Object.values(changes.artifacts ?? { sketch })
  const texts = Object.fromEntries(artifacts.map(({ name, text }) => [name, text]))
  const inputs = artifacts.map(({ name, text, mediaType }) =>
    textPart(text, 'input', name, mediaType),
  )
  const work = template
    ? template.text.includes('<!--')
      ? [textPart(template.text, 'template', template.id), ...inputs]
      : [textPart(fillTemplate(template.text, texts), 'form', template.id)]
    : inputs
  const returned = Object.values(feedback).map(({ name, text }) => textPart(text, 'feedback', name))
  return {
    messages: [
      { role: 'system', parts: [textPart(personaText(persona), 'persona', persona.code)] },
      { role: 'user', parts: [textPart('Write.', 'task', action), ...work, ...returned] },
    ],
    tools: [],
    wanted: { name: 'garden-plan', mediaType: template?.mediaType ?? 'text/markdown' },
    seed: changes.seed ?? 'digest-of-the-plan',
    limits: {},
  }
}

/** The persona with other words in one component. */
export function withRiscear(changes: Partial<Persona['riscear']>): Persona {
  return { ...samplePersona, riscear: { ...samplePersona.riscear, ...changes } }
}
