import type { EdgeKind } from '@fcc/contracts'
import { sourceOf } from './gates-below.ts'
import type { GraphNode, WorkflowGraph } from './workflow-graph.ts'

/** The words of Mermaid around a node's label, by who acts: people stand out. */
const SHAPES: Readonly<Record<GraphNode['actor'], readonly [string, string]>> = {
  skill: ['["', '"]'],
  model: ['("', '")'],
  human: ['{{"', '"}}'],
  workflow: ['[["', '"]]'],
}

/** Whole, dotted and thick lines: told apart without colour. */
const LINES: Readonly<Record<EdgeKind, string>> = {
  handoff: '-->',
  feedback: '-.->',
  orchestration: '==>',
  failure: '--x',
}

/**
 * A workflow as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), with its title
 * and description for screen readers. Node names are numbers, so that no id can be a word of the
 * language; text is written in entities wherever it could mean something.
 */
export function mermaidText(graph: WorkflowGraph): string {
  return [
    'flowchart TD',
    `  accTitle: ${plainWords(graph.title)}`,
    `  accDescr: ${plainWords(graph.description)}`,
    ...graphLines(graph, 'n'),
    '',
  ].join('\n')
}

/** Nodes and edges; a workflow inside a node is a subgraph of that node's name. */
function graphLines(graph: WorkflowGraph, prefix: string): readonly string[] {
  const names = new Map(graph.nodes.map(({ id }, index) => [id, `${prefix}${index}`]))
  const nodes = graph.nodes.flatMap(({ id, actor, isStart, lines, gate, inner }) => {
    const [open, close] = SHAPES[actor]
    const [heading = '', ...rest] = lines.map(entities)
    const marked = actor === 'human' ? `☺ ${heading}` : heading
    const label = [isStart ? `▶ ${marked}` : marked, ...rest].join('<br/>')
    const gates = gate
      ? [
          `  ${names.get(id)}g{"${gate.map(entities).join('<br/>')}"}`,
          `  ${names.get(id)} --- ${names.get(id)}g`,
        ]
      : []
    if (!inner) return [`  ${names.get(id)}${open}${label}${close}`, ...gates]
    return [
      `  subgraph ${names.get(id)}["${label}"]`,
      ...graphLines(inner, `${names.get(id)}x`),
      '  end',
      ...gates,
    ]
  })
  const edges = graph.edges.map((edge) => {
    const { from, to, kind, lines } = edge
    const isGated = sourceOf(edge, graph.nodes) !== from
    const marked = kind === 'feedback' ? ['↺', ...lines] : lines
    const label = marked.length > 0 ? `|"${marked.map(entities).join('<br/>')}"|` : ''
    return `  ${names.get(from)}${isGated ? 'g' : ''} ${LINES[kind]}${label} ${names.get(to)}`
  })
  return [...nodes, ...edges]
}

/** Every character that could end a label or begin markup, as Mermaid's own entity. */
function entities(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}\p{Zs} .,:/()_+–→↺▶☺-]/gu, (character) => {
    return `#${character.codePointAt(0) ?? 0};`
  })
}

/** Accessible text ends at its line's end and knows no entities: what could be syntax becomes a space. */
function plainWords(text: string): string {
  return text.replace(/[#;{}%\n\r]/g, ' ')
}
