import type { Persona } from '@fcc/contracts'

/** A made-up persona, for what needs one and is about something else. */
export const SAMPLE_PERSONA: Persona = Object.freeze({
  id: 'sample/SP',
  code: 'SP',
  name: 'Sample Persona',
  phase: 'Create',
  roleTitle: 'Stands in for a persona',
  category: 'sample',
  color: '#2b8a3e',
  riscear: {
    role: 'Stands where a persona is needed and none in particular.',
    inputs: ['Whatever is handed over'],
    style: 'Plain.',
    constraints: [{ text: 'MUST NOT be taken for a real one.' }],
    expectedOutput: ['Summary'],
    archetype: 'The Understudy',
    responsibilities: ['Be there.'],
    roleSkills: ['Standing'],
    roleCollaborators: ['Whoever reads it'],
    roleAdoptionChecklist: ['Is there'],
  },
  duties: [],
  orchestrates: [],
})
