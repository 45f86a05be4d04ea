import type { RunRecord } from '@fcc/contracts'
import { expect, it } from 'vitest'
import { GOOD, generateBlocks, writeBlocks } from './testing/generated-workflow.test-support.ts'
import { createWorld, type SkillRun } from './testing/test-world.test-support.ts'
import { writtenBy } from './testing/walk-model.test-support.ts'

const MAPS = ['nodes', 'artifacts', 'gates', 'duties', 'released'] as const

/** The bytes of what a commit changes: the members of maps that differ, and the rest of the record. */
function bytesChanged(before: RunRecord, after: RunRecord): number {
  let bytes = 0
  let head: Record<string, unknown> = { ...after }
  for (const map of MAPS) {
    const earlier: Readonly<Record<string, unknown>> = before[map]
    for (const [key, value] of Object.entries(after[map])) {
      if (earlier[key] !== value) bytes += Buffer.byteLength(JSON.stringify([key, value]))
    }
    head = { ...head, [map]: undefined }
  }
  return bytes + Buffer.byteLength(JSON.stringify(head))
}

/** The mean of what the commits of visits change, in a workflow of about so many nodes. */
async function meanBytes(size: number): Promise<number> {
  const blocks = generateBlocks(7, size)
  const { workflow, workflows } = writeBlocks(blocks)
  const write: (id: string) => SkillRun =
    (id) =>
    ({ feedback }) => {
      if (id.endsWith('-slow')) return new Promise(() => undefined)
      const list = ['a', 'b', 'c']
      const text = writtenBy(id, [], {
        pick: ['b0', 'b1', 'b2', 'b3', 'b4'],
        list,
        ...(Object.hasOwn(feedback, id) ? { good: true } : {}),
      })
      return { artifacts: { [id]: { text, mediaType: 'application/json' } } }
    }
  const all = [workflow, ...workflows].flatMap(({ nodes }) => nodes.map(({ id }) => id))
  const world = createWorld({
    nodes: workflow.nodes,
    edges: workflow.edges,
    artifacts: workflow.artifacts,
    workflows,
    skills: Object.fromEntries(all.map((id) => [id, write(id)])),
    maxVisits: 100_000,
    maxVisitsSideBySide: 8,
    gates: [GOOD],
    isWrittenOut: false,
  })
  let before = world.run
  const bytes: number[] = []
  const run = await world.walk()
  expect(run.reasons).toEqual([])
  expect(run.state).toBe('completed')
  for (const outcome of world.outcomes) {
    if (outcome.visit) bytes.push(bytesChanged(before, outcome.run))
    before = outcome.run
  }
  return bytes.reduce((sum, each) => sum + each, 0) / bytes.length
}

it('a visit writes as much in a workflow of 1,000 nodes as in one of 24', async () => {
  const sizes = [24, 100, 1000]
  const means: number[] = []
  for (const size of sizes) means.push(await meanBytes(size))
  const told = sizes.map((size, index) => `${size} nodes: ${Math.round(means[index] ?? 0)} bytes`)
  console.info(`Written per visit, the mean. ${told.join('; ')}.`)
  expect(Math.max(...means) / Math.min(...means)).toBeLessThan(1.3)
})
