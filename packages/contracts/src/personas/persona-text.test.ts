import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentCheck } from '../gates/content-check.test-support.ts'
import type { Constraint } from './persona.ts'
import { type PersonaBrief, personaText, readPersonaText } from './persona-text.ts'

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\s+/g, ' ').trim())
const lines = fc.array(line, { maxLength: 4 })
const persona: fc.Arbitrary<PersonaBrief> = fc.record({
  code: fc.stringMatching(/^[A-Z0-9]{2,6}$/),
  name: fc
    .stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[A-Za-z]$/)
    .map((text) => text.replace(/ +/g, ' ')),
  roleTitle: line,
  riscear: fc.record({
    role: line,
    inputs: lines,
    style: line,
    constraints: fc.array(
      fc.record(
        { text: line.map((text) => `MUST ${text}`.trim()), check: contentCheck },
        { requiredKeys: ['text'] },
      ),
      { maxLength: 3 },
    ),
    expectedOutput: lines,
    archetype: line,
    responsibilities: lines,
    roleSkills: lines,
    roleCollaborators: lines,
    roleAdoptionChecklist: lines,
  }),
})

describe('the text of a persona', () => {
  it('is read back as the persona that was written, whatever its words are', () => {
    fc.assert(
      fc.property(persona, (given) => {
        // A constraint that itself ends like a check is read as one: it says the same to a model.
        fc.pre(given.riscear.constraints.every(({ text }) => !text.includes(' (checked: ')))
        expect(readPersonaText(personaText(given))).toEqual(given)
      }),
    )
  })

  it('keeps line breaks of an author from being taken for headings', () => {
    const given = {
      code: 'GK',
      name: 'Keeper',
      roleTitle: 'Keeper',
      riscear: {
        role: 'Plans.\n\nStyle\nrude',
        inputs: [],
        style: 'Plain.',
        constraints: [],
        expectedOutput: ['Plan'],
        archetype: 'a',
        responsibilities: [],
        roleSkills: [],
        roleCollaborators: [],
        roleAdoptionChecklist: [],
      },
    }
    expect(readPersonaText(personaText(given)).riscear.style).toBe('Plain.')
  })

  const held = (constraint: Constraint): PersonaBrief => ({
    ...readPersonaText(''),
    riscear: { ...readPersonaText('').riscear, constraints: [constraint] },
  })

  it('says in words by what a machine checks a constraint, and in no form of a program', () => {
    fc.assert(
      fc.property(contentCheck, (check) => {
        const text = personaText(held({ text: 'MUST hold.', check }))
        expect(text).toContain('- MUST hold. (checked: ')
        expect(text).not.toContain('{"kind"')
      }),
    )
    const lacks = held({ text: 'MUST be plain.', check: { kind: 'lacks', phrase: 'synergy' } })
    expect(personaText(lacks)).toContain(
      '\n- MUST be plain. (checked: the text does not have "synergy")',
    )
  })

  it('has no check where a hook or a remedy changed the words of one', () => {
    const text = personaText(
      held({ text: 'MUST be plain.', check: { kind: 'lacks', phrase: 'synergy' } }),
    )
    const changed = text.replace('does not have', '[redacted]')
    expect(readPersonaText(changed).riscear.constraints).toEqual([
      { text: 'MUST be plain. (checked: the text [redacted] "synergy")' },
    ])
  })

  it('reads a check whose own words look like the beginning of one', () => {
    const check = { kind: 'contains', phrase: 'x (checked: the text has "y")' } as const
    const given = { text: 'MUST say it.', check }
    expect(readPersonaText(personaText(held(given))).riscear.constraints).toEqual([given])
  })

  it('of which a part was taken out is empty there, and no error', () => {
    const { riscear } = readPersonaText('[redacted]')
    expect(riscear.expectedOutput).toEqual([])
    expect(riscear.role).toBe('')
  })
})
