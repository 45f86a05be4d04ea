import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PersonaBrief, personaText, readPersonaText } from './persona-text.ts'

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\s+/g, ' ').trim())
const lines = fc.array(line, { maxLength: 4 })
const check = fc.oneof(
  fc.record({ kind: fc.constant('contains' as const), phrase: line }),
  fc.record({ kind: fc.constant('lacks' as const), phrase: line }),
  fc.record({ kind: fc.constant('section' as const), heading: line, minWords: fc.nat() }),
  fc.record({ kind: fc.constant('words' as const), atLeast: fc.nat(), atMost: fc.nat() }),
  fc.record({
    kind: fc.constant('traces' as const),
    artifact: fc.option(line, { nil: undefined }),
    of: fc.constantFrom('statements' as const, 'demands' as const),
    heading: line,
    atLeast: fc.constant(0.5),
  }),
)
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
        { text: line.map((text) => `MUST ${text}`.trim()), check },
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
        fc.pre(given.riscear.constraints.every(({ text }) => !text.includes('(checked by ')))
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

  it('of which a part was taken out is empty there, and no error', () => {
    const { riscear } = readPersonaText('[redacted]')
    expect(riscear.expectedOutput).toEqual([])
    expect(riscear.role).toBe('')
  })
})
