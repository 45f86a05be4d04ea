import type { EdgeKind, WorkflowNode } from '@fcc/contracts'

/**
 * A workflow as something that can be drawn: texts only, nothing that could move a cursor. Whoever makes
 * one has escaped the control and format characters of its texts; characters that are syntax of SVG or
 * Mermaid are escaped by the drawing itself.
 */
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
  readonly actor: WorkflowNode['actor']['kind']
  readonly isStart: boolean
  /** Its lines, the first one its heading. */
  readonly lines: readonly string[]
  /** The lines of the gate that its work has to pass: a diamond below it, from which its work continues. */
  readonly gate?: readonly string[] | undefined
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
