import type { EdgeKind } from '@fcc/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrowHead } from './arrow-head.ts'
import { layoutGraph } from './layout-graph.ts'
import { mermaidText } from './mermaid.ts'
import { svgText } from './svg.ts'
import { readElements } from './well-formed.test-support.ts'
import type { WorkflowGraph } from './workflow-graph.ts'
import { xmlText } from './xml-text.ts'

function graph(words: string, kinds: readonly EdgeKind[] = ['handoff', 'feedback']): WorkflowGraph {
  return {
    id: 'acme/loop',
    title: words,
    description: words,
    nodes: [
      { id: 'a', actor: 'skill', isStart: true, lines: ['a', words] },
      { id: 'b', actor: 'human', isStart: false, lines: [words] },
    ],
    edges: kinds.map((kind) =>
      kind === 'feedback'
        ? { from: 'b', to: 'a', kind, lines: [words] }
        : { from: 'a', to: 'b', kind, lines: [words] },
    ),
  }
}

describe('a drawing', () => {
  it('is well-formed XML whatever the texts are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (words) => {
        const elements = readElements(svgText(graph(words)))
        expect(elements.filter((name) => name === 'polygon')).toHaveLength(4)
      }),
      { numRuns: 50 },
    )
  })

  it('shows markup in a text as text', () => {
    const svg = svgText(graph('<script>alert("1")</script> & co'))
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co')
  })

  it('has no character that XML forbids, and no half of a pair', () => {
    expect(xmlText('a\u0000b\ud800c\uffffd')).toBe('a\ufffdb\ufffdc\ufffdd')
  })

  it('tells kinds of edges apart by line and head, not by colour alone', () => {
    const svg = svgText(graph('w', ['handoff', 'feedback', 'orchestration']))
    expect(svg).toMatch(/\.feedback \.edge\{[^}]*stroke-dasharray/)
    expect(svg).toMatch(/\.orchestration \.edge\{[^}]*stroke-width:3/)
    const points = [
      { x: 0, y: 0 },
      { x: 0, y: 50 },
    ]
    expect(arrowHead('orchestration', points)).not.toBe(arrowHead('handoff', points))
    for (const kind of ['handoff', '↺ feedback', 'orchestration']) expect(svg).toContain(`>${kind}`)
  })

  it('can be told to whoever cannot see it, and is for light and dark', () => {
    const svg = svgText({ ...graph('w'), title: 'A loop', description: 'From a to b and back.' })
    expect(svg).toContain(
      'role="img" aria-labelledby="fcc-acme-loop-title fcc-acme-loop-description"',
    )
    expect(svg).toContain('<title id="fcc-acme-loop-title">A loop</title>')
    expect(svg).toContain('<desc id="fcc-acme-loop-description">From a to b and back.</desc>')
    expect(svg).toContain('@media (prefers-color-scheme:dark)')
  })

  it('is the same each time', () => {
    expect(svgText(graph('w'))).toBe(svgText(graph('w')))
  })
})

describe('a layout', () => {
  it('lets work flow down and feedback go up, and no box lie over another', () => {
    const { nodes, edges } = layoutGraph(graph('w'))
    const [a, b] = nodes
    expect((a?.y ?? 0) + (a?.height ?? 0) / 2).toBeLessThan((b?.y ?? 0) - (b?.height ?? 0) / 2)
    for (const { kind, points } of edges) {
      const rises = (points[0]?.y ?? 0) > (points.at(-1)?.y ?? 0)
      expect(rises).toBe(kind === 'feedback')
    }
  })

  it('places an edge from a node to itself, and several between the same two', () => {
    const twice = graph('w', ['handoff', 'handoff', 'orchestration'])
    const loop = { from: 'a', to: 'a', kind: 'feedback' as const, lines: ['w'] }
    const { edges } = layoutGraph({ ...twice, edges: [...twice.edges, loop] })
    expect(edges.map(({ points }) => points.length > 1)).toEqual([true, true, true, true])
  })
})

describe('a Mermaid text', () => {
  it('holds no character of a text that could be syntax', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (words) => {
        const lines = mermaidText({ ...graph(words), title: 't', description: 'd' }).split('\n')
        expect(lines).toHaveLength(8)
        for (const line of lines.slice(3, 7)) {
          const label = /^ {2}n\d(?: -+\.?->\|)?[[{(]*"(.*)"/s.exec(line)?.[1] ?? '"'
          expect(label.replaceAll('<br/>', '').replace(/#\d+;/g, '')).not.toMatch(
            /["#;<>&`|{}[\]\n]/,
          )
        }
      }),
    )
  })

  it.each(['"', '#', ';', '<', '>', '&', '`', '|', '{', '}', '[', ']', '\\', '%', '~'])(
    'writes %s as an entity',
    (character) => {
      const text = mermaidText({ ...graph(`x${character}y`), title: 't', description: 'd' })
      expect(text).toContain(`x#${character.charCodeAt(0)};y`)
      expect(text).not.toContain(`x${character}y`)
    },
  )

  it('writes each kind of edge with a line of its own', () => {
    const text = mermaidText(graph('w', ['handoff', 'feedback', 'orchestration']))
    expect(text).toContain('n0 -->|"w"| n1')
    expect(text).toContain('n1 -.->|"↺<br/>w"| n0')
    expect(text).toContain('n0 ==>|"w"| n1')
  })
})
