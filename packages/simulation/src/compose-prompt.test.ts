import { NO_LABELS, type Persona, personaText, plainText } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { composePrompt } from './compose-prompt.ts'
import { personaOf } from './testing/sample-plan.test-support.ts'

const note = {
  name: 'note',
  text: 'the words',
  mediaType: 'text/plain' as const,
  labels: NO_LABELS,
}

describe('the prompt of a persona', () => {
  it('changes with every one of its ten components', () => {
    const base = personaText(personaOf('WR'))
    const changes: Partial<Persona['riscear']>[] = [
      { role: 'Other.' },
      { inputs: ['other'] },
      { style: 'Other.' },
      { constraints: [{ text: 'MUST other.' }] },
      { expectedOutput: ['Other'] },
      { archetype: 'Other' },
      { responsibilities: ['other'] },
      { roleSkills: ['other'] },
      { roleCollaborators: ['other'] },
      { roleAdoptionChecklist: ['other'] },
    ]
    const prompts = changes.map((change) => personaText(personaOf('WR', change)))
    expect(new Set([base, ...prompts]).size).toBe(changes.length + 1)
    for (const prompt of prompts) expect(prompt.toLowerCase()).toContain('other')
  })

  it('says how the persona weighs and comes across where that is rated, and nothing where not', () => {
    const base = personaOf('WR')
    const rated = personaText({
      ...base,
      discernment: { Humility: 6, Taste: { organisation: 7, peers: 4, self: 5 } },
      designTarget: { Optimism: 3 },
    })
    expect(rated).toContain(
      'How you weigh what you are given, out of 7\n- Humility: 6\n- Taste: 5.3\n\nHow you come across, out of 7\n- Optimism: 3',
    )
    expect(personaText(base)).not.toContain('out of 7')
  })
})

describe('a composed prompt', () => {
  const parts = {
    persona: personaOf('WR'),
    action: 'document' as const,
    template: undefined,
    artifacts: { note },
    feedback: {},
  }

  it('asks for the task of its node in place of what the action says', () => {
    const { user } = composePrompt({ ...parts, task: 'Say who is meant.' })
    expect(user[0]?.text).toBe('Say who is meant.')
    expect(composePrompt(parts).user[0]?.text).toContain('Write down what it is for')
  })

  it('explains terms after rules, in a part that says what it is', () => {
    const { system } = composePrompt({ ...parts, terms: 'What terms mean' })
    expect(system.at(-1)).toMatchObject({ text: 'What terms mean', source: 'terms' })
    expect(composePrompt(parts).system.some(({ source }) => source === 'terms')).toBe(false)
  })

  it('asks differently for each of the six actions', () => {
    const actions = ['scaffold', 'refactor', 'debug', 'test', 'compare', 'document'] as const
    const asked = actions.map((action) => plainText(composePrompt({ ...parts, action }).user))
    expect(new Set(asked).size).toBe(6)
  })

  it('says what the gate of the artifact will check, as part of what is asked', () => {
    const gate = {
      ...{ id: 'a/long', title: 'Long', threshold: 1 },
      checks: [
        {
          ...{ id: 'some', required: true },
          test: { kind: 'content', check: { kind: 'section', heading: 'Findings', minWords: 5 } },
        },
      ],
    } as const
    const { user } = composePrompt({ ...parts, gates: [gate] })
    expect(user[1]).toMatchObject({ source: 'task', name: 'a/long' })
    expect(plainText(user)).toContain('a section "Findings" with at least 5 words')
    expect(composePrompt(parts).user.map(({ name }) => name)).toEqual(['document', 'note'])
  })

  it('holds every artifact, and feedback apart from it', () => {
    const { user, system } = composePrompt({
      ...parts,
      feedback: { remark: { ...note, name: 'remark', text: 'shorter' } },
    })
    expect(plainText(user)).toContain('begins: input "note", text/plain ===\nthe words\n')
    expect(plainText(user)).toContain('begins: feedback "remark", text/plain ===\nshorter\n')
    expect(plainText(system)).toBe(personaText(parts.persona))
  })

  it('holds an artifact in a form only where the form names it', () => {
    const template = {
      id: 'test/form',
      title: 'Form',
      mediaType: 'text/plain' as const,
      text: 'Dear {{guest}}',
    }
    const guest = { ...note, name: 'guest', text: 'Ada' }
    const { user } = composePrompt({ ...parts, template, artifacts: { note, guest } })
    expect(plainText(user)).toContain('Dear Ada')
    expect(JSON.stringify(user)).not.toContain('the words')
  })
})
