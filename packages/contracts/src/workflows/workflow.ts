/** The six actions a persona may be asked for, in their canonical order. */
export const ACTIONS = ['scaffold', 'refactor', 'debug', 'test', 'compare', 'document'] as const
export type Action = (typeof ACTIONS)[number]

/**
 * - `handoff`: forward delivery
 * - `orchestration`: a champion directs a base persona; forward too
 * - `feedback`: critique going back, taken when the node's gate does not pass
 */
export const EDGE_KINDS = ['handoff', 'feedback', 'orchestration'] as const
export type EdgeKind = (typeof EDGE_KINDS)[number]

/** Who acts at a node. */
export type Actor =
  | { readonly kind: 'skill'; readonly skill: string }
  | {
      readonly kind: 'model'
      readonly action: Action
      readonly template?: string | undefined
      readonly provider?: string | undefined
    }
  | { readonly kind: 'human'; readonly roles: readonly string[]; readonly ask: string }

/** One node: a persona, who acts for it, and the gate its work must pass. */
export interface WorkflowNode {
  readonly id: string
  readonly persona: string
  readonly actor: Actor
  /** Names of the artifacts a model or human actor makes; a skill names its own. */
  readonly produces: readonly string[]
  readonly gate?: { readonly id: string; readonly on: string } | undefined
}

/** One edge: what goes from node to node. */
export interface WorkflowEdge {
  readonly from: string
  readonly to: string
  readonly kind: EdgeKind
  readonly carries: readonly string[]
  /** How often a feedback edge may be taken in one run; the bound is not the normal way to end. */
  readonly atMost: number
}

/** A workflow. Its forward edges have no cycle; its feedback edges make the cycles, bounded. */
export interface Workflow {
  readonly id: string
  readonly title: string
  readonly start: string
  readonly nodes: readonly WorkflowNode[]
  readonly edges: readonly WorkflowEdge[]
}
