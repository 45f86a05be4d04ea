import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acyclicWorkflow } from './testing/workflow-arbitraries.test-support.ts'
import { nextNode, workflowGraph } from './workflow-graph.ts'

const whose = (done: readonly string[]) => ({
  nodes: Object.fromEntries(done.map((id) => [id, { visits: 1, status: 'done' as const }])),
})

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
        const { downstream } = workflowGraph(workflow)
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
          expect(downstream.get(id)).toEqual(reached)
        }
      }),
    )
  })

  it('offers a node only when the work of all before it stands', () => {
    fc.assert(
      fc.property(acyclicWorkflow, fc.infiniteStream(fc.nat()), (workflow, choices) => {
        const graph = workflowGraph(workflow)
        const done = workflow.nodes
          .map(({ id }) => id)
          .filter(() => (choices.next().value ?? 0) % 2 === 0)
        const next = nextNode(graph, whose(done))
        if (!next) return
        expect(done).not.toContain(next.id)
        for (const { from, to } of workflow.edges) if (to === next.id) expect(done).toContain(from)
      }),
    )
  })

  it('offers nothing once everything is done', () => {
    fc.assert(
      fc.property(acyclicWorkflow, (workflow) => {
        const done = workflow.nodes.map(({ id }) => id)
        expect(nextNode(workflowGraph(workflow), whose(done))).toBeUndefined()
      }),
    )
  })
})
