import type { Workflow } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPlaces } from './open-places.ts'
import { planOf } from './testing/sample-plan.test-support.ts'
import { acyclicWorkflow } from './testing/workflow-arbitraries.test-support.ts'
import { nextTurn } from './turn.ts'
import { downstreamOf, workflowGraph } from './workflow-graph.ts'

/** The node that is next where the work of some persists, each having handed on along all its edges. */
function nextNode(workflow: Workflow, done: readonly string[]): string | undefined {
  const plan = planOf({ nodes: workflow.nodes, edges: workflow.edges })
  const nodes = Object.fromEntries(
    done.map((id) => {
      const hands = Object.fromEntries(
        workflow.edges.flatMap(({ from, to }) => (from === id ? [[to, {}]] : [])),
      )
      return [id, { visits: 1, status: 'done' as const, hands }]
    }),
  )
  return nextTurn(plan, openPlaces({ nodes }, plan), () => true)[0]?.instance
}

describe('the graph of a workflow', () => {
  it('orders nodes so that none comes before one that hands it something', () => {
    fc.assert(
      fc.property(acyclicWorkflow, (workflow) => {
        const { order } = workflowGraph(workflow)
        expect([...order].sort()).toEqual(workflow.nodes.map(({ id }) => id).sort())
        for (const { from, to } of workflow.edges) {
          expect(order.indexOf(from)).toBeLessThan(order.indexOf(to))
        }
      }),
    )
  })

  it('is the same however often it is asked for', () => {
    fc.assert(
      fc.property(acyclicWorkflow, (workflow) => {
        expect(workflowGraph(workflow)).toBe(workflowGraph(workflow))
        expect(workflowGraph(structuredClone(workflow)).order).toEqual(
          workflowGraph(workflow).order,
        )
      }),
    )
  })

  it('knows everything that forward edges reach, and nothing else, as downstream', () => {
    fc.assert(
      fc.property(acyclicWorkflow, (workflow) => {
        const graph = workflowGraph(workflow)
        for (const { id } of workflow.nodes) {
          const reached = new Set([id])
          for (let grown = true; grown; ) {
            grown = false
            for (const { from, to } of workflow.edges) {
              if (!reached.has(from) || reached.has(to)) continue
              reached.add(to)
              grown = true
            }
          }
          expect(downstreamOf(graph, id)).toEqual(reached)
        }
      }),
    )
  })

  it('offers a node only when the work of all before it stands', () => {
    fc.assert(
      fc.property(acyclicWorkflow, fc.infiniteStream(fc.nat()), (workflow, choices) => {
        const done = workflow.nodes
          .map(({ id }) => id)
          .filter(() => (choices.next().value ?? 0) % 2 === 0)
        const next = nextNode(workflow, done)
        if (!next) return
        expect(done).not.toContain(next)
        for (const { from, to } of workflow.edges) if (to === next) expect(done).toContain(from)
      }),
    )
  })

  it('offers nothing once everything is done', () => {
    fc.assert(
      fc.property(acyclicWorkflow, (workflow) => {
        const done = workflow.nodes.map(({ id }) => id)
        expect(nextNode(workflow, done)).toBeUndefined()
      }),
    )
  })
})
