import { describe, expect, it } from 'vitest'
import { diamondAround } from './gates-below.ts'
import { layoutGraph } from './layout-graph.ts'
import { mermaidText } from './mermaid.ts'
import { svgText } from './svg.ts'
import { readElements } from './well-formed.test-support.ts'
import type { WorkflowGraph } from './workflow-graph.ts'

const graph: WorkflowGraph = {
  id: 'acme/loop',
  title: 'A loop',
  description: 'Draft, check, sign.',
  nodes: [
    { id: 'draft', actor: 'skill', isStart: true, lines: ['draft', 'Writer (WR)'] },
    { id: 'check', actor: 'skill', isStart: false, lines: ['check'], gate: ['QG <1>'] },
    { id: 'sign', actor: 'human', isStart: false, lines: ['sign', 'Editor (ED)'] },
  ],
  edges: [
    { from: 'draft', to: 'check', kind: 'handoff', lines: ['draft'] },
    { from: 'check', to: 'sign', kind: 'handoff', lines: [] },
    { from: 'check', to: 'draft', kind: 'feedback', lines: ['at most 3'] },
    { from: 'check', to: 'sign', kind: 'failure', lines: [] },
  ],
}

describe('a gate', () => {
  const { nodes, edges } = layoutGraph(graph)
  const check = nodes.find(({ id }) => id === 'check')
  const gate = check?.gated

  it('is a diamond below its node, with room for its text', () => {
    const bottom = (check?.y ?? 0) + (check?.height ?? 0) / 2
    expect((gate?.y ?? 0) - (gate?.height ?? 0) / 2).toBeGreaterThan(bottom)
    const { width, height } = diamondAround({ width: 100, height: 18 })
    expect(100 / width + 18 / height).toBeLessThanOrEqual(1)
  })

  it('is where work continues or returns, and where what failed never comes', () => {
    const box = { x: 0, y: 0, width: 1, height: 1, ...gate }
    const onDiamond = ({ x, y }: { readonly x: number; readonly y: number }) =>
      Math.abs(x - box.x) / (box.width / 2) + Math.abs(y - box.y) / (box.height / 2)
    for (const { from, kind, points } of edges.filter((edge) => edge.from === 'check')) {
      const start = onDiamond(points[0] ?? { x: 0, y: 0 })
      if (kind === 'failure') expect(start).not.toBeCloseTo(1, 3)
      else expect(start, `${from} ${kind}`).toBeCloseTo(1, 3)
    }
  })

  it('is told in the legend, and its text is text', () => {
    const svg = svgText(graph)
    readElements(svg)
    expect(svg).toContain('data-gate-of="check"')
    expect(svg).toContain('>QG &lt;1&gt;<')
    expect(svg).toContain('>gate<')
    const without = { ...graph, nodes: graph.nodes.map(({ gate: _, ...node }) => node) }
    expect(svgText(without)).not.toContain('>gate<')
  })

  it('is a rhombus in Mermaid, from which edges go but those of failures', () => {
    const text = mermaidText(graph)
    expect(text).toContain('  n1g{"QG #60;1#62;"}')
    expect(text).toContain('  n1 --- n1g')
    expect(text).toContain('  n1g --> n2')
    expect(text).toContain('  n1g -.->|"↺<br/>at most 3"| n0')
    expect(text).toContain('  n1 --x n2')
  })
})

describe('a person', () => {
  it('is a figure beside the name of the step, and in the legend', () => {
    const svg = svgText(graph)
    expect(svg.match(/class="figure"/g)).toHaveLength(2)
    expect(svg).toContain('>a person is asked<')
    expect(mermaidText(graph)).toContain('{{"☺ sign')
  })
})
