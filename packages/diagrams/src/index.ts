export { mermaidText } from './mermaid.ts'
export { svgText } from './svg.ts'
export type { GraphEdge, GraphNode, WorkflowGraph } from './workflow-graph.ts'
