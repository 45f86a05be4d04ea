import { describe, expect, it } from 'vitest'
import { ACTIONS } from '../workflows/workflow.ts'
import { actionTask } from './action-task.ts'
import { constraintTier } from './constraint-tier.ts'
import type { Persona } from './persona.ts'

const persona: Persona = {
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
    style: 'Plain.',
    constraints: [{ text: 'MUST name the frost date.' }],
    expectedOutput: ['Bed plan', 'Sowing calendar'],
    archetype: 'The Patient Hand',
    responsibilities: ['Rotate the beds.'],
    roleSkills: ['Reading soil'],
    roleCollaborators: [],
    roleAdoptionChecklist: ['Has grown a season'],
  },
  duties: [],
  orchestrates: [],
}

describe('what a persona is asked for by an action', () => {
  it('is said in its own components, otherwise for each of the six', () => {
    const tasks = ACTIONS.map((action) => actionTask(persona, action))
    expect(new Set(tasks).size).toBe(6)
    expect(actionTask(persona, 'scaffold')).toContain('Bed plan; Sowing calendar')
    expect(actionTask(persona, 'refactor')).toContain('MUST name the frost date')
    expect(actionTask(persona, 'debug')).toContain('Rotate the beds.')
    expect(actionTask(persona, 'test')).toContain('Has grown a season')
    expect(actionTask(persona, 'compare')).toContain('A sketch of the beds')
    expect(actionTask(persona, 'document')).toContain('whoever asks')
  })

  it('is what its author wrote, where there is anything', () => {
    const own = { ...persona, actions: { test: 'Dig a hole and look.' } }
    expect(actionTask(own, 'test')).toBe('Dig a hole and look.')
    expect(actionTask(own, 'debug')).toBe(actionTask(persona, 'debug'))
  })
})

describe('the tier of a constraint', () => {
  it.each([
    ['MUST NOT guess.', 'hard_stop'],
    ['MUST cite.', 'mandatory'],
    ['SHOULD be short.', 'preferred'],
    ['Prefers tables.', 'preferred'],
  ])('%s', (text, tier) => {
    expect(constraintTier({ text })).toBe(tier)
  })
})
