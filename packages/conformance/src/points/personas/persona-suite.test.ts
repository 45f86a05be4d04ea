import type { ContentCheck, Persona } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { SAMPLE_PERSONA } from '../samples/sample-persona.ts'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite } from '../suite/red-checks.test-support.ts'
import type { PersonaCase } from './persona-case.ts'
import { personaSuite } from './persona-suite.ts'

const frost = {
  text: 'MUST name the frost date.',
  check: { kind: 'contains', phrase: 'frost' },
} as const
const { riscear } = SAMPLE_PERSONA
const right: Persona = {
  ...SAMPLE_PERSONA,
  riscear: { ...riscear, constraints: [frost, ...riscear.constraints] },
}
const holds = ({ text }: { readonly text: string }, check: ContentCheck): boolean =>
  check.kind === 'contains' ? text.includes(check.phrase) : text.includes('# Summary')
const options = {
  holds,
  cases: [
    { name: 'a whole text', text: '# Summary\n\nFirst frost in May.', breaks: [], lacks: [] },
    { name: 'nothing of it', text: 'Well.', breaks: [frost.text], lacks: ['Summary'] },
  ] as readonly PersonaCase[],
}
const changed = (change: Partial<Persona['riscear']>): Persona => ({
  ...right,
  riscear: { ...right.riscear, ...change },
})

const faults: Readonly<Record<string, { readonly wrong: Persona; readonly red: string }>> = {
  'says nothing of its style': {
    wrong: changed({ style: ' ' }),
    red: 'all that makes a persona is there and valid',
  },
  'has no responsibilities': {
    wrong: changed({ responsibilities: [] }),
    red: 'all that makes a persona is there and valid',
  },
  'belongs to no phase': {
    wrong: { ...right, phase: 'Rest' as never },
    red: 'all that makes a persona is there and valid',
  },
  'has an id of another code': {
    wrong: { ...right, id: 'sample/XX' },
    red: 'its id ends in its code',
  },
  'has a constraint that binds nobody': {
    wrong: changed({ constraints: [frost, { text: 'Frost is cold.' }] }),
    red: 'each constraint says how strictly it binds (RFC 2119)',
  },
  'has the same skill twice': {
    wrong: changed({ roleSkills: ['Digging', 'Digging'] }),
    red: 'no list says the same twice',
  },
  'works with itself': {
    wrong: changed({ roleCollaborators: ['SP'] }),
    red: 'it refers to others, never to itself',
  },
  'checks for another word': {
    wrong: changed({ constraints: [{ ...frost, check: { kind: 'contains', phrase: 'snow' } }] }),
    red: 'it judges as it should: a whole text',
  },
  'checks for what is everywhere': {
    wrong: changed({ constraints: [{ ...frost, check: { kind: 'contains', phrase: 'e' } }] }),
    red: 'it judges as it should: nothing of it',
  },
  'would take a text of nothing': {
    wrong: changed({
      constraints: [{ ...frost, check: { kind: 'contains', phrase: '' } }],
      expectedOutput: [],
    }),
    red: 'nothing that is no document keeps all of it',
  },
}

describe('the suite of personas', () => {
  proveSuite(personaSuite, { right, options, faults })

  it.each<[string, readonly PersonaCase[], string]>([
    [
      'constraints never broken',
      [{ name: 'a', text: 'b', breaks: [], lacks: [] }],
      'No case breaks',
    ],
    [
      'outputs never there',
      [{ name: 'a', text: 'b', breaks: [frost.text], lacks: ['Summary'] }],
      'No case has "Summary"',
    ],
    [
      'constraints that are not there',
      [{ name: 'a', text: 'b', breaks: ['MUST dig.'] }],
      'no checkable',
    ],
    [
      'outputs that are not there',
      [{ name: 'a', text: 'b', lacks: ['Poem'] }],
      'no expected output',
    ],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(personaSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
