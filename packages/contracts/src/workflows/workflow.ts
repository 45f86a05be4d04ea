import type { SourcePlace } from '../constitutions/constitution.ts'
import type { FactType } from '../facts/fact.ts'
import type { ModelNeed } from '../models/model-need.ts'
import type { QuestionTerms } from '../questions/question-terms.ts'

/** The six actions a persona may be asked for, in their canonical order. */
export const ACTIONS = ['scaffold', 'refactor', 'debug', 'test', 'compare', 'document'] as const
export type Action = (typeof ACTIONS)[number]

/**
 * - `handoff`: forward delivery
 * - `orchestration`: a champion directs a base persona; forward too
 * - `feedback`: critique going back, taken when the node's gate does not pass
 * - `failure`: forward, taken when the node's work could not be done: an error, its time limit, a
 *   gate that no feedback made pass, a person's no. A hard stop takes none.
 */
export const EDGE_KINDS = ['handoff', 'feedback', 'orchestration', 'failure'] as const
export type EdgeKind = (typeof EDGE_KINDS)[number]

/** Who acts at a node. */
export type Actor =
  | { readonly kind: 'skill'; readonly skill: string }
  | {
      readonly kind: 'model'
      readonly action: Action
      /** What is asked for here, in place of what the action says by itself. */
      readonly task?: string | undefined
      readonly template?: string | undefined
      /** The provider, whatever the tenant or the caller would choose. */
      readonly provider?: string | undefined
      /** What the provider must be able to do; the choice is made within it. */
      readonly needs?: readonly ModelNeed[] | undefined
      /** Ids of skills that the model may use as tools. */
      readonly tools?: readonly string[] | undefined
      /** The artifact with the tools that whoever asks brings (`CallerTools` as JSON), where it is handed over. */
      readonly callerTools?: string | undefined
    }
  | {
      readonly kind: 'human'
      readonly roles: readonly string[]
      readonly ask: string
      /** How long it is asked, of how many, and what becomes of it otherwise. */
      readonly terms?: QuestionTerms | undefined
    }
  | {
      /** Another workflow does it: its nodes get what this node is handed, and it gives what `produces` names. */
      readonly kind: 'workflow'
      readonly workflow: string
    }

/**
 * How many of the nodes before a node, or of the branches of a map, it takes to continue: all that
 * were not skipped, one, or so many. What `any` or a number leaves over is cancelled.
 */
export type Join = 'all' | 'any' | number

/** A node done once for each item of a list, each in a branch of its own: `draft[0]`, `draft[1]`. */
export interface MapOver {
  /** The name of the JSON artifact that holds the list. */
  readonly over: string
  /** Where in it the list is, by field names; empty where the artifact itself is the list. */
  readonly field: readonly string[]
  /** The name under which a branch gets its item. */
  readonly as: string
  /** The most items there may be; a longer list fails the node. */
  readonly atMost: number
  readonly join: Join
}

/** One node: a persona, who acts for it, and the gate its work must pass. */
export interface WorkflowNode {
  readonly id: string
  readonly persona: string
  readonly actor: Actor
  /** Names of the artifacts a model or human actor makes; a skill names its own. */
  readonly produces: readonly string[]
  /** In a branch of a map it looks at what that branch made. */
  readonly gate?: { readonly id: string; readonly on: string } | undefined
  /**
   * How many of the nodes before it hand it something before it is visited; `all` by default. The
   * branches that lead to a node which says so are visited side by side.
   */
  readonly join?: Join | undefined
  readonly map?: MapOver | undefined
  /** Milliseconds that one visit may take, or a workflow in the node as a whole, waiting included; longer is a failure. */
  readonly timeLimitMs?: number | undefined
  /** Where it is in its file. */
  readonly place?: SourcePlace | undefined
}

/** One edge: what goes from node to node. */
export interface WorkflowEdge {
  readonly from: string
  readonly to: string
  readonly kind: EdgeKind
  readonly carries: readonly string[]
  /** How often a feedback edge may be taken in one run; the bound is not the normal way to end. */
  readonly atMost: number
  /** A CEL predicate over facts, `gates.passed` and `artifacts`; the edge is taken where it is true. */
  readonly when?: string | undefined
  /** Where the predicate is in its file. */
  readonly place?: SourcePlace | undefined
}

/** A field of a JSON artifact that conditions can read, as `artifacts.<artifact>.<name>`. */
export interface ArtifactField {
  readonly type: FactType
  /** Where in the artifact it is, by field names. */
  readonly path: readonly string[]
  /** The values a text may have; conditions that compare with another do not load. */
  readonly values?: readonly string[] | undefined
}

/** A workflow. Its forward edges have no cycle; its feedback edges make the cycles, bounded. */
export interface Workflow {
  readonly id: string
  readonly title: string
  readonly start: string
  readonly nodes: readonly WorkflowNode[]
  readonly edges: readonly WorkflowEdge[]
  /** Artifact → the fields of it that conditions may read, by name. */
  readonly artifacts?: Readonly<Record<string, Readonly<Record<string, ArtifactField>>>> | undefined
  /** Milliseconds that a run of it may take, from its start, waiting included. */
  readonly timeLimitMs?: number | undefined
}
