import type { EdgeKind } from '@fcc/contracts'
import { visible } from '../io/visible.ts'
import { localName } from '../render/local-name.ts'
import { conditionTexts, edgeTexts } from '../render/shown/condition-texts.ts'
import type { ShownNode, ShownWorkflow } from '../showing/shown-workflow.ts'

/** A workflow as something that can be drawn: texts only, nothing that could move a cursor. */
export interface WorkflowGraph {
  readonly id: string
  readonly title: string
  /** The whole graph in words, for whoever cannot see it. */
  readonly description: string
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

export interface GraphNode {
  readonly id: string
  readonly actor: ShownNode['actor']
  readonly isStart: boolean
  /** Its lines, the first one its heading. */
  readonly lines: readonly string[]
  /** The workflow that it does, drawn inside it. */
  readonly inner?: WorkflowGraph | undefined
}

export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly kind: EdgeKind
  /** Its lines: when it is taken, what it carries, and how often where that is bounded. */
  readonly lines: readonly string[]
}

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
  gate,
  conditions,
}: ShownNode): readonly string[] {
  return [
    id,
    `${personaName} (${localName(persona)})`,
    actedBy,
    ...(gate ? [`gate ${localName(gate.id)}`] : []),
    ...conditionTexts(conditions),
  ]
}

function inWords(graph: Pick<WorkflowGraph, 'nodes' | 'edges'>, start: string): string {
  const nodes = graph.nodes.map(({ id, lines }) => `${visible(id)} (${lines.slice(1).join(', ')})`)
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
