import { describe, expect, it } from 'vitest'
import { edgeOf, gateOf, skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld } from './testing/test-world.test-support.ts'

/** A draft that only a summary of the note reaches, judged by what it carries of an artifact. */
const world = (draft: string, artifact: string | undefined) =>
  createWorld({
    nodes: [
      skillNode('sum', { produces: ['sum'] }),
      skillNode('draft', { produces: ['draft'], gate: { id: 'test/traced', on: 'draft' } }),
    ],
    edges: [edgeOf('sum', 'draft', ['sum'])],
    gates: [
      gateOf('traced', [
        {
          id: 'traced',
          required: true,
          test: {
            kind: 'content',
            check: { kind: 'traces', artifact, of: 'statements', heading: undefined, atLeast: 1 },
          },
        },
      ]),
    ],
    skills: {
      sum: () => ({ artifacts: { sum: 'The kettle boils water for tea.' } }),
      draft: () => ({ artifacts: { draft } }),
    },
  })

describe('an artifact that a gate wants to see traced', () => {
  it('is found where it is stored in the run, also where the node was not handed it', async () => {
    const note = world('- the kettle boils the water [sum:1]', 'note')
    const run = await note.walk()
    const [check] = run.gates['test/traced']?.checks ?? []
    expect([check?.outcome, check?.value]).toEqual(['failed', 0])
    expect(check?.reason).toMatch(/note (?:are cited|states nothing)/)
    expect(run.state).toBe('rejected')
  })

  it('is what the node was handed where none is named', async () => {
    expect((await world('- the kettle boils the water [sum:1]', undefined).walk()).state).toBe(
      'completed',
    )
    expect((await world('- the kettle boils the water', undefined).walk()).state).toBe('rejected')
  })

  it('that is nowhere leaves the gate unpassed, and nothing counts as 0', async () => {
    const run = await world('- the kettle boils [sum:1]', 'nowhere').walk()
    expect(run.gates['test/traced']).toMatchObject({ passed: false })
    expect(run.gates['test/traced']?.score).toBeUndefined()
    expect(run.gates['test/traced']?.checks[0]).toMatchObject({ outcome: 'not_measured' })
  })
})
