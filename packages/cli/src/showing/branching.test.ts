import type { Workflow, WorkflowNode } from '@fcc/contracts'
import { svgText } from '@fcc/diagrams'
import { describe, expect, it } from 'vitest'
import { layOut } from '../io/lay-out.ts'
import { workflowLines } from '../render/shown/workflow-lines.ts'
import type { ShownNode, ShownWorkflow } from './shown-workflow.ts'
import { resolveWorkflowGraph } from './workflow-graph.ts'

const node = (id: string, changes: Partial<ShownNode> = {}): ShownNode => ({
  id,
  persona: 'acme/WR',
  personaName: 'Writer',
  actor: 'skill',
  actedBy: `skill acme/${id}`,
  produces: [id],
  mayProduce: [],
  gate: undefined,
  conditions: {},
  inner: undefined,
  ...changes,
})

const workflow = (id: string, edges: Workflow['edges']): Workflow => ({
  id: `acme/${id}`,
  title: id,
  start: 'a',
  nodes: [],
  edges,
})

const edge = (from: string, to: string, changes: Partial<Workflow['edges'][number]> = {}) => ({
  from,
  to,
  kind: 'handoff' as const,
  carries: [from],
  atMost: 3,
  ...changes,
})

const MAP: WorkflowNode['map'] = {
  over: 'claim',
  field: ['lines'],
  as: 'line',
  atMost: 20,
  join: 'any',
}

const shown: ShownWorkflow = {
  workflow: workflow('claim', [
    edge('a', 'each', { when: 'artifacts.claim.amount >= 500.0' }),
    edge('each', 'by-hand', { kind: 'failure' }),
    edge('each', 'end'),
  ]),
  origin: { pluginId: 'acme', kind: 'plugin' },
  scenarios: [],
  nodes: [
    node('a', { conditions: { timeLimitMs: 5000 } }),
    node('each', {
      actor: 'workflow',
      actedBy: 'workflow acme/inner',
      conditions: { map: MAP },
      inner: {
        workflow: workflow('inner', [edge('draft', 'check')]),
        nodes: [node('draft'), node('check')],
      },
    }),
    node('by-hand', { actor: 'human' }),
    node('end', { conditions: { join: 2 } }),
  ],
}

const graph = resolveWorkflowGraph(shown)

describe('a workflow that branches', () => {
  it('is drawn with its conditions at the edges, and joins, maps and limits at the nodes', () => {
    const svg = svgText(graph)
    for (const text of [
      'when artifacts.claim.amount &gt;= 500.0',
      'each line of claim.lines, at most 20, joins any',
      'joins 2',
      'within 5000 ms',
      '↯ failure, when the work could not be done',
    ]) {
      expect(svg).toContain(text)
    }
    expect(graph.description).toContain('Inside each: It starts at a.')
  })

  it('is listed with the nodes inside below their node, and their edges apart', () => {
    const plain = (text: string) => text
    const lines = workflowLines(shown, { bold: plain, dim: plain } as never)
    const text = layOut(lines).join('\n')
    expect(text).toMatch(/each .*each line of claim\.lines/)
    expect(text).toMatch(/\n {6}draft /)
    expect(text).toContain('Edges inside each')
    expect(text).toMatch(/a → each +handoff +a +when artifacts\.claim\.amount >= 500\.0/)
  })
})
