import { describe, expect, it } from 'vitest'
import { layoutGraph } from './layout-graph.ts'
import { mermaidText } from './mermaid.ts'
import { svgText } from './svg.ts'
import { readElements } from './well-formed.test-support.ts'
import type { GraphNode, WorkflowGraph } from './workflow-graph.ts'

const node = (id: string, changes: Partial<GraphNode> = {}): GraphNode => ({
  id,
  actor: 'skill',
  isStart: id === 'a',
  lines: [id, 'Writer (WR)', `skill acme/${id}`],
  ...changes,
})

const inner: WorkflowGraph = {
  id: 'acme/inner',
  title: 'inner',
  description: 'Draft, then check.',
  nodes: [node('draft'), node('check')],
  edges: [{ from: 'draft', to: 'check', kind: 'handoff', lines: ['draft'] }],
}

const graph: WorkflowGraph = {
  id: 'acme/claim',
  title: 'claim',
  description: 'Each line of a claim is checked, by hand where that fails.',
  nodes: [
    node('a'),
    node('each', { actor: 'workflow', inner }),
    node('by-hand', { actor: 'human' }),
  ],
  edges: [
    { from: 'a', to: 'each', kind: 'handoff', lines: ['claim'] },
    { from: 'each', to: 'by-hand', kind: 'failure', lines: [] },
  ],
}

describe('a workflow inside of a node', () => {
  it('is drawn within the box of its node', () => {
    const each = layoutGraph(graph).nodes.find(({ id }) => id === 'each')
    const inside = each?.placed
    expect(inside?.nodes.map(({ id }) => id)).toEqual(['draft', 'check'])
    expect(inside?.width).toBeLessThanOrEqual(each?.width ?? 0)
    expect(inside?.height).toBeLessThan(each?.height ?? 0)
    const svg = svgText(graph)
    expect(svg).toMatch(/<g class="inside" transform="translate\([\d.-]+ [\d.-]+\)">/)
    expect(readElements(svg).length).toBeGreaterThan(20)
  })

  it('is a subgraph in Mermaid, under the name of its node', () => {
    const lines = mermaidText(graph).split('\n')
    const start = lines.findIndex((line) => line.startsWith('  subgraph n1["each'))
    expect(lines.slice(start + 1, start + 5)).toEqual([
      expect.stringContaining('n1x0["draft'),
      expect.stringContaining('n1x1["check'),
      expect.stringContaining('n1x0 -->'),
      '  end',
    ])
    expect(lines.join('\n')).toContain('n1 --x')
  })
})
