import type { GraphEdge, GraphNode, WorkflowGraph } from '@fcc/diagrams'
import { visible } from '../io/visible.ts'
import { localName } from '../render/local-name.ts'
import { conditionTexts, edgeTexts } from '../render/shown/condition-texts.ts'
import type { ShownNode, ShownWorkflow } from './shown-workflow.ts'

/** Makes a graph of a workflow. Pure. */
export function resolveWorkflowGraph({
  workflow,
  nodes,
}: Pick<ShownWorkflow, 'workflow' | 'nodes'>): WorkflowGraph {
  const graph = {
    id: visible(workflow.id),
    title: visible(workflow.title),
    nodes: nodes.map(
      (node): GraphNode => ({
        id: node.id,
        actor: node.actor,
        isStart: node.id === workflow.start,
        lines: nodeTexts(node).map(visible),
        ...(node.gate ? { gate: [visible(localName(node.gate.id))] } : {}),
        ...(node.inner ? { inner: resolveWorkflowGraph(node.inner) } : {}),
      }),
    ),
    edges: workflow.edges.map(
      (edge): GraphEdge => ({
        from: edge.from,
        to: edge.to,
        kind: edge.kind,
        lines: [...edge.carries, ...edgeTexts(edge)].map(visible),
      }),
    ),
  }
  return { ...graph, description: inWords(graph, workflow.start) }
}

function nodeTexts({
  id,
  personaName,
  persona,
  actedBy,
  conditions,
}: ShownNode): readonly string[] {
  return [id, `${personaName} (${localName(persona)})`, actedBy, ...conditionTexts(conditions)]
}

function inWords(graph: Pick<WorkflowGraph, 'nodes' | 'edges'>, start: string): string {
  const nodes = graph.nodes.map(({ id, lines, gate }) => {
    const gates = gate ? [`gate ${gate.join(' ')}`] : []
    return `${visible(id)} (${[...lines.slice(1), ...gates].join(', ')})`
  })
  const edges = graph.edges.map(
    ({ from, to, kind, lines }) =>
      `${kind} from ${visible(from)} to ${visible(to)}${lines.length > 0 ? ` with ${lines.join(', ')}` : ''}`,
  )
  const inside = graph.nodes.flatMap(({ id, inner }) =>
    inner ? [`Inside ${visible(id)}: ${inner.description}`] : [],
  )
  return [
    `It starts at ${visible(start)}. ${nodes.length} nodes: ${nodes.join('; ')}. ${edges.length} edges: ${edges.join('; ') || 'none'}.`,
    ...inside,
  ].join(' ')
}
