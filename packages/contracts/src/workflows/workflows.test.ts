import { describe, expect, it } from 'vitest'
import type { Workflow, WorkflowNode } from './workflow.ts'
import { workflows } from './workflows.ts'

const node: WorkflowNode = {
  id: 'write',
  persona: 'PLED',
  actor: { kind: 'skill', skill: 'list' },
  produces: [],
  gate: { id: 'loud', on: 'list' },
}
const workflow = (...nodes: readonly WorkflowNode[]): Workflow => ({
  id: 'acme/list',
  title: 'List',
  start: 'write',
  nodes,
  edges: [],
})

describe('the references of a workflow', () => {
  it('are told by the node that makes them, as its author calls it', () => {
    expect(workflows.references?.(workflow(node))).toEqual([
      { point: 'personas', id: 'PLED', at: 'node write, persona' },
      { point: 'skills', id: 'list', at: 'node write, skill' },
      { point: 'gates', id: 'loud', at: 'node write, gate' },
    ])
  })

  it('are the tools of a model too', () => {
    const asking: WorkflowNode = {
      id: 'ask',
      persona: 'PLED',
      actor: { kind: 'model', action: 'document', tools: ['search'], needs: ['structure'] },
      produces: ['list'],
    }
    expect(workflows.references?.(workflow(asking))).toContainEqual({
      point: 'skills',
      id: 'search',
      at: 'node ask, tool',
    })
  })

  it('are told by the place of a node that has no name', () => {
    const nameless = { ...node, id: undefined } as unknown as WorkflowNode
    const [, , , first] = workflows.references?.(workflow(node, nameless)) ?? []
    expect(first?.at).toBe('node 2, persona')
  })
})
