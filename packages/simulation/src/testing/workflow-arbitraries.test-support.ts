import type { Workflow, WorkflowEdge } from '@fcc/contracts'
import * as fc from 'fast-check'
import { edgeOf, skillNode } from './sample-plan.test-support.ts'

/** Edges from earlier to later nodes, each node but the first with at least one into it. */
const forwardEdges = (size: number): fc.Arbitrary<readonly WorkflowEdge[]> =>
  fc
    .tuple(
      ...Array.from({ length: size - 1 }, (_, index) =>
        fc.uniqueArray(fc.nat({ max: index }), { minLength: 1, maxLength: 3 }),
      ),
    )
    .map((sources) =>
      sources.flatMap((from, index) =>
        from.map((each) => edgeOf(`n${each}`, `n${index + 1}`, [`n${each}`])),
      ),
    )

/** Workflows of skills whose forward edges make no cycle and reach every node, written in any order. */
export const acyclicWorkflow: fc.Arbitrary<Workflow> = fc
  .integer({ min: 1, max: 9 })
  .chain((size) =>
    fc.tuple(
      forwardEdges(size),
      fc.shuffledSubarray(
        Array.from({ length: size - 1 }, (_, index) => `n${index + 1}`),
        { minLength: size - 1 },
      ),
    ),
  )
  .map(([edges, others]) => ({
    id: 'test/walk',
    title: 'A walk',
    start: 'n0',
    nodes: ['n0', ...others].map((id) => skillNode(id)),
    edges,
  }))
