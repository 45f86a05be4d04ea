import { describe, expect, it } from 'vitest'
import {
  edgeOf,
  humanNode,
  modelNode,
  personaOf,
  skillNode,
} from './testing/sample-plan.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'

const parts: WorldParts = {
  nodes: [
    skillNode('build', { persona: 'test/MB' }),
    humanNode('validate', { persona: 'test/MV', produces: ['verdict'] }),
  ],
  edges: [edgeOf('build', 'validate', ['build'])],
  personas: [personaOf('MB', { duties: ['model'] }), personaOf('MV', { duties: ['validate'] })],
  separations: [
    { id: 'test/apart', duties: ['model', 'validate'], say: 'Kept apart.', cites: ['SR 11-7'] },
  ],
}

describe('duties that are kept apart', () => {
  it('are held by whoever acted, and by who started the run on whose behalf code acts', async () => {
    const world = createWorld(parts)
    const run = await world.walk()
    expect(run.duties).toEqual({ model: ['ada', 'skill:test/build'] })
    world.answer('approved', { id: 'grace' })
    const done = await world.walk()
    expect(done.state).toBe('completed')
    expect(done.duties.validate).toEqual(['grace'])
  })

  it('halt the run when the person who started it validates in person', async () => {
    const world = createWorld(parts)
    await world.walk()
    world.answer('approved', { id: 'ada' })
    expect(await world.walk()).toMatchObject({
      state: 'halted',
      reasons: [{ kind: 'rule', id: 'test/apart', node: 'validate', cites: ['SR 11-7'] }],
    })
  })

  it('halt it when somebody validates on behalf of the person who started it', async () => {
    const world = createWorld(parts)
    await world.walk()
    world.answer('approved', { id: 'assistant', onBehalfOf: 'ada' })
    expect((await world.walk()).state).toBe('halted')
  })

  it('halt it when one model does both', async () => {
    const models: Partial<WorldParts> = {
      nodes: [
        modelNode('build', { persona: 'test/MB', produces: ['build'] }),
        modelNode('validate', { persona: 'test/MV', produces: ['verdict'] }),
      ],
    }
    expect((await createWorld({ ...parts, ...models }).walk()).state).toBe('halted')
    expect((await createWorld({ ...parts, ...models, separations: [] }).walk()).state).toBe(
      'completed',
    )
  })

  it('let the code of two skills do one each for the same starter', async () => {
    const nodes = [
      skillNode('build', { persona: 'test/MB' }),
      skillNode('validate', { persona: 'test/MV' }),
    ]
    expect((await createWorld({ ...parts, nodes }).walk()).state).toBe('completed')
  })

  it('are remembered when the work is sent back and made again', async () => {
    const world = createWorld({
      ...parts,
      run: { duties: { validate: ['skill:test/build'] } },
    })
    expect((await world.walk()).state).toBe('halted')
  })
})
