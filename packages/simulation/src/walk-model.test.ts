import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Block,
  GOOD,
  generateBlocks,
  randomOf,
  sizeOf,
  writeBlocks,
} from './testing/generated-workflow.test-support.ts'
import { createWorld, type SkillRun, type World } from './testing/test-world.test-support.ts'
import { modelOf, writtenBy } from './testing/walk-model.test-support.ts'

/** A world in which each step writes what it was handed; how long each takes follows a seed. */
function worldOf(blocks: readonly Block[], seed: number, isWrittenOut = true): World {
  const { workflow, workflows } = writeBlocks(blocks)
  const random = randomOf(seed)
  const skills: Record<string, SkillRun> = {}
  const each = (all: readonly Block[]): void => {
    for (const block of all) {
      const pick = block.kind === 'fork' ? block.taken.map((index) => `b${index}`) : undefined
      const write = (id: string, more = {}): SkillRun => {
        return async ({ artifacts, feedback }) => {
          for (let turns = Math.floor(random() * 20); turns > 0; turns -= 1) await Promise.resolve()
          const handed = Object.entries(artifacts).map(([name, { text }]) => [name, text] as const)
          const good = Object.hasOwn(feedback, id) ? { good: true } : {}
          const text = writtenBy(id, handed, { ...more, ...good })
          return { artifacts: { [id]: { text, mediaType: 'application/json' } } }
        }
      }
      skills[block.id] = write(block.id, pick ? { pick } : {})
      if (block.kind === 'step' && block.fails) {
        skills[block.id] = () => Promise.reject(new Error('it fails'))
        // It never ends, whatever its signal says.
        skills[`${block.id}-slow`] = () => new Promise(() => undefined)
        for (const id of [`${block.id}-fix`, `${block.id}-ok`]) skills[id] = write(id)
      } else if (block.kind === 'fork') {
        skills[`${block.id}-join`] = write(`${block.id}-join`)
        block.branches.forEach(each)
      } else if (block.kind === 'sub') each(block.inner)
      else if (block.kind === 'map') {
        const list = Array.from({ length: block.items }, (_, index) => `item ${index}`)
        skills[`${block.id}-list`] = write(`${block.id}-list`, { list })
        each(block.inner ?? [])
      }
    }
  }
  each(blocks)
  const { nodes, edges, artifacts } = workflow
  return createWorld({
    nodes,
    edges,
    artifacts,
    workflows,
    skills,
    gates: [GOOD],
    maxVisits: 100_000,
    maxVisitsSideBySide: 100_000,
    isWrittenOut,
  })
}

/** What was visited, and what each visit made. */
function walkedBy(world: World): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    world.outcomes.flatMap(({ visit }) =>
      visit ? [[`${visit.node}/${visit.number}`, world.text(visit.outputs[0])]] : [],
    ),
  )
}

async function expectModel(
  blocks: readonly Block[],
  seed: number,
  isWrittenOut = true,
): Promise<World> {
  const world = worldOf(blocks, seed, isWrittenOut)
  const run = await world.walk()
  expect(run.reasons).toEqual([])
  expect(run.state).toBe('completed')
  const { visits } = modelOf(blocks, [['note', 'the note']])
  expect(walkedBy(world)).toEqual(
    Object.fromEntries(visits.map(({ instance, number, text }) => [`${instance}/${number}`, text])),
  )
  return world
}

const idsOf = (world: World) => world.outcomes.map(({ visit }) => visit?.id)

describe('a generated workflow', () => {
  it('of 24 nodes is walked as the model says, whichever of its branches end first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), async (seed, one, other) => {
        const blocks = generateBlocks(seed, 24)
        const first = await expectModel(blocks, one)
        const second = await expectModel(blocks, other)
        expect(idsOf(second)).toEqual(idsOf(first))
        expect(second.run.artifacts).toEqual(first.run.artifacts)
        expect(second.run.nodes).toEqual(first.run.nodes)
      }),
      { numRuns: 25 },
    )
  })

  it.each([1, 2, 3])('of 100 nodes is walked as the model says (%i)', async (seed) => {
    const blocks = generateBlocks(seed, 100)
    expect(blocks.reduce((sum, block) => sum + sizeOf(block), 0)).toBeGreaterThanOrEqual(100)
    const first = await expectModel(blocks, seed)
    const second = await expectModel(blocks, seed + 100)
    expect(idsOf(second)).toEqual(idsOf(first))
    expect(second.run.artifacts).toEqual(first.run.artifacts)
  })

  it('of 1,000 nodes is walked as the model says', async () => {
    const blocks = generateBlocks(7, 1000)
    const nodes = blocks.reduce((sum, block) => sum + sizeOf(block), 0)
    expect(nodes).toBeGreaterThanOrEqual(1000)
    const first = await expectModel(blocks, 1, false)
    const second = await expectModel(blocks, 2, false)
    expect(idsOf(second)).toEqual(idsOf(first))
    expect(second.run.artifacts).toEqual(first.run.artifacts)
  })

  it('ends the same when its process dies after any of its commits', async () => {
    const blocks = generateBlocks(11, 24)
    const whole = await expectModel(blocks, 1)
    for (let commits = 1; commits < whole.outcomes.length; commits += 1) {
      const world = worldOf(blocks, 1)
      const dying = world.ports()
      let left = commits
      const broken = {
        ...dying,
        commit: async (outcome: Parameters<typeof dying.commit>[0]) => {
          if (left === 0) throw new Error('FCC died')
          left -= 1
          await dying.commit(outcome)
        },
      }
      await expect(world.walk(broken)).rejects.toThrow('FCC died')
      await world.walk()
      expect(world.run.artifacts).toEqual(whole.run.artifacts)
      expect(world.run.nodes).toEqual(whole.run.nodes)
      expect(idsOf(world)).toEqual(idsOf(whole))
    }
  })
})
