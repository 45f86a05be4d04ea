import {
  EdgeKind,
  WorkflowNode,
} from '@fcc/contracts';

/**
 * A workflow as something that can be drawn: texts only, nothing that could move a cursor. Whoever makes
 * one has escaped the control and format characters of its texts; characters that are syntax of SVG or
 * Mermaid are escaped by the drawing itself.
 */
interface WorkflowGraph {
    readonly id: string;
    readonly title: string;
    /** The whole graph in words, for whoever cannot see it. */
    readonly description: string;
    readonly nodes: readonly GraphNode[];
    readonly edges: readonly GraphEdge[];
}
interface GraphNode {
    readonly id: string;
    readonly actor: WorkflowNode['actor']['kind'];
    readonly isStart: boolean;
    /** Its lines, the first one its heading. */
    readonly lines: readonly string[];
    /** The workflow that it does, drawn inside it. */
    readonly inner?: WorkflowGraph | undefined;
}
interface GraphEdge {
    readonly from: string;
    readonly to: string;
    readonly kind: EdgeKind;
    /** Its lines: when it is taken, what it carries, and how often where that is bounded. */
    readonly lines: readonly string[];
}

/**
 * A workflow as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), with its title
 * and description for screen readers. Node names are numbers, so that no id can be a word of the
 * language; text is written in entities wherever it could mean something.
 */
declare function mermaidText(graph: WorkflowGraph): string;

/**
 * A workflow as an SVG document that stands alone: titled and described for screen readers, for
 * light and dark, its kinds of edges told apart by line, head and sign and not by colour alone.
 */
declare function svgText(graph: WorkflowGraph): string;

export {
  mermaidText,
  svgText,
};
export type {
  GraphEdge,
  GraphNode,
  WorkflowGraph,
};
